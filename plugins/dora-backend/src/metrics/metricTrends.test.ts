import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { addDays } from './days';
import { metricTrends, Week } from './metricTrends';

/** Weeks with values of some metrics, each of as many rows as told. */
function weeksOf(
  values: Partial<Record<MetricId, Array<number | null>>>,
  n = 5,
): Week[] {
  const count = Math.max(...Object.values(values).map(all => all.length));
  const valueOf = (metric: MetricId, index: number) => {
    const value = values[metric]?.[index] ?? null;
    return { value, n: value === null ? 0 : n };
  };
  return Array.from({ length: count }, (_, index) => ({
    day: addDays('2026-01-05', 7 * index),
    values: {
      deployment_frequency: valueOf('deployment_frequency', index),
      lead_time: valueOf('lead_time', index),
      change_failure_rate: valueOf('change_failure_rate', index),
      time_to_restore: valueOf('time_to_restore', index),
    },
  }));
}

const climb = [1, 2, 3, 4, 5, 6, 7, 8];

describe('metricTrends', () => {
  it('calls more deployments better, and all else worse where it rises', () => {
    const trends = metricTrends(
      weeksOf({
        deployment_frequency: climb,
        lead_time: climb,
        change_failure_rate: climb.map(value => value / 10),
        time_to_restore: climb,
      }),
    );
    expect(trends.map(({ trend }) => trend!.verdict)).toEqual([
      'better',
      'worse',
      'worse',
      'worse',
    ]);
  });

  // By hand: 23 pairs rise and 5 fall, so that z = 17 / sqrt(65.33) and p =
  // 0.035, but 0.025 would be needed of the better of two tests.
  it('asks more of one test among several', () => {
    const slow = [3, 2, 1, 5, 4, 6, 8, 7];
    const flat = [1, 2, 1, 2, 1, 2, 1, 2];
    const alone = metricTrends(weeksOf({ lead_time: slow }));
    const [, among] = metricTrends(
      weeksOf({ lead_time: slow, deployment_frequency: flat }),
    );
    expect(alone[1].trend!.pValue).toBeCloseTo(0.0354, 4);
    expect(among.trend!.pValue).toBe(alone[1].trend!.pValue);
    expect(alone[1].trend!.verdict).toBe('worse');
    expect(among.trend!.verdict).toBe('unclear');
  });

  it('leaves gaps as they are', () => {
    const [, lead] = metricTrends(
      weeksOf({ lead_time: [60, null, 60, 60, 60, 60, null, 60, 60, 60] }),
    );
    expect(lead.points[1]).toEqual({
      day: '2026-01-12',
      value: null,
      n: 0,
      signals: [],
    });
    expect(lead.limits!.mean).toBeCloseTo(60, 9);
    expect(lead.trend).toMatchObject({ slopePerWeek: 0, verdict: 'unclear' });
  });

  it('says nothing of seven weeks', () => {
    const [frequency] = metricTrends(
      weeksOf({ deployment_frequency: [...climb.slice(1), null, null] }),
    );
    expect(frequency).toMatchObject({
      limits: null,
      trend: null,
      changePoint: null,
    });
    expect(frequency.points.every(({ signals }) => signals.length === 0)).toBe(
      true,
    );
  });

  it('names the first week of another level', () => {
    const fall = [122, 121, 133, 124, 124, 126, 122, 125];
    const low = [87, 96, 84, 94, 92, 90, 94, 86];
    const [, lead] = metricTrends(weeksOf({ lead_time: [...fall, ...low] }));
    expect(lead.changePoint!.day).toBe(addDays('2026-01-05', 7 * 8));
    expect(lead.changePoint!.pValue).toBeCloseTo(0.007056, 6);
  });

  it('keeps limits within what can be', () => {
    const rates = [0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9];
    const [frequency, , failures] = metricTrends(
      weeksOf({ deployment_frequency: rates, change_failure_rate: rates }),
    );
    expect(failures.limits).toMatchObject({ low: 0, high: 1 });
    // 0.45 + 2.66 * 0.9
    expect(frequency.limits!.low).toBe(0);
    expect(frequency.limits!.high).toBeCloseTo(2.844, 12);
  });

  it('knows a duration of nothing', () => {
    const [, lead] = metricTrends(
      weeksOf({ lead_time: [0, 0, 0, 0, 0, 0, 0, 0] }),
    );
    expect(lead.limits).toEqual({ mean: 1, low: 1, high: 1 });
  });

  it.each([
    [1, false],
    [2, true],
  ])('of %d incidents in each of eight weeks tells a trend: %p', (n, tells) => {
    const restore = metricTrends(weeksOf({ time_to_restore: climb }, n))[3];
    expect(restore.trend !== null).toBe(tells);
  });
});
