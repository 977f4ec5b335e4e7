import { Change, METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import { improvement } from './improvement';

function metrics(
  changes: Array<[number, number] | null>,
  verdict: Change['verdict'] = 'better',
) {
  return Object.fromEntries(
    METRIC_IDS.map((id, index) => {
      const pair = changes[index];
      const change = pair && {
        previous: pair[0],
        absolute: pair[1] - pair[0],
        verdict,
      };
      return [
        id,
        { value: pair?.[1] ?? null, change: change as Change | null },
      ];
    }),
  ) as Parameters<typeof improvement>[0];
}

describe('improvement', () => {
  it('counts more deployments and less of the others as better', () => {
    // +50 %, and -25 %, -25 % and -40 % of what should be low
    expect(
      improvement(
        metrics([
          [2, 3],
          [100, 75],
          [0.2, 0.15],
          [50, 30],
        ]),
      ),
    ).toBeCloseTo((0.5 + 0.25 + 0.25 + 0.4) / 4, 12);
  });

  it('leaves out what cannot be compared', () => {
    expect(improvement(metrics([[2, 1], null, [0, 0.1], null]))).toBe(-0.5);
    expect(improvement(metrics([null, null, null, null]))).toBeNull();
  });

  it('counts what chance explains as no change', () => {
    const changes: Array<[number, number]> = [
      [2, 3],
      [100, 75],
      [0.2, 0.15],
      [50, 30],
    ];
    expect(improvement(metrics(changes, 'unclear'))).toBe(0);
  });

  it('does not let one metric decide alone', () => {
    expect(improvement(metrics([[0.01, 5], [100, 150], null, null]))).toBe(
      0.25,
    );
  });
});
