import {
  DEPLOYMENT_KINDS,
  DeploymentKind,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import {
  DAY_MS,
  deployment,
  incident,
  inputOf,
  june,
  may,
  MINUTE_MS,
} from './__fixtures__/rows';
import { dayOf } from './days';
import { measure } from './measure';
import { DeploymentRow, IncidentRow, Rows } from './rows';

const instant = fc.integer({ min: may.fromMs, max: june.toMs + DAY_MS });
const seconds = fc.integer({ min: 0, max: 10_000_000 });

const deploymentRow: fc.Arbitrary<DeploymentRow> = fc
  .record({
    id: fc.uuid(),
    startedAt: instant,
    finishedAt: instant,
    kind: fc.constantFrom<DeploymentKind>(...DEPLOYMENT_KINDS),
    succeeded: fc.boolean(),
    failures: fc.subarray([...FAILURE_RULES]),
    leadSeconds: fc.array(seconds, { maxLength: 5 }),
  })
  .map(deployment);

const incidentRow: fc.Arbitrary<IncidentRow> = fc.record({
  id: fc.uuid(),
  detectedAt: instant,
  severity: fc.constantFrom('SEV1', 'SEV2', 'unknown'),
  mitigatedAt: fc.option(instant),
  resolvedAt: fc.option(instant),
  remediatedAt: fc.option(instant),
  openMs: fc.option(seconds),
  reopens: fc.nat({ max: 2 }),
  isDuplicate: fc.boolean(),
  cause: fc.option(
    fc.record({
      deploymentId: fc.uuid(),
      startedAt: instant,
      finishedAt: instant,
    }),
  ),
});

const rowsArbitrary: fc.Arbitrary<Rows> = fc.record({
  deployments: fc.array(deploymentRow, { maxLength: 60 }),
  incidents: fc.array(incidentRow, { maxLength: 40 }),
});

const measured = (rows: Rows) =>
  measure(inputOf(rows, { previous: { rows, window: may } }));

function byDay<T>(items: T[], at: (item: T) => number, zone: string): T[] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const day = dayOf(at(item), zone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days.values()].flat();
}

describe('measure', () => {
  it('reproduces the current state of the seed: High', () => {
    const deployments = Array.from({ length: 90 }, (_, index) =>
      deployment({
        finishedAt: june.fromMs + index * 8 * 60 * MINUTE_MS,
        leadSeconds: [7200],
        failures: index < 11 ? ['rollback'] : [],
      }),
    );
    const incidents = [40, 45, 50].map(minutes => incident(minutes));
    const { metrics, overall } = measure(inputOf({ deployments, incidents }));
    expect(Object.values(metrics).map(metric => metric.level)).toEqual([
      'high',
      'high',
      'elite',
      'elite',
    ]);
    expect(overall).toEqual({
      level: 'high',
      limitedBy: ['deployment_frequency', 'lead_time'],
    });
  });

  it('does not depend on the order of rows', () => {
    const shuffled = rowsArbitrary.chain(rows =>
      fc.tuple(
        fc.constant(rows),
        fc.record({
          deployments: fc.shuffledSubarray(rows.deployments, {
            minLength: rows.deployments.length,
          }),
          incidents: fc.shuffledSubarray(rows.incidents, {
            minLength: rows.incidents.length,
          }),
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(measured(other)).toEqual(measured(rows));
      }),
    );
  });

  it('does not change when rows are kept by day', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York');
    fc.assert(
      fc.property(rowsArbitrary, zones, (rows, zone) => {
        const cells = {
          deployments: byDay(rows.deployments, row => row.finishedAt, zone),
          incidents: byDay(rows.incidents, row => row.detectedAt, zone),
        };
        expect(measured(JSON.parse(JSON.stringify(cells)))).toEqual(
          measured(rows),
        );
      }),
    );
  });

  it('gives each value inside its interval and each fraction within 0 and 1', () => {
    fc.assert(
      fc.property(rowsArbitrary, rows => {
        const { metrics } = measured(rows);
        const outside = Object.values(metrics).filter(
          ({ value, interval }) =>
            value !== null &&
            interval !== null &&
            (value < interval.low || value > interval.high),
        );
        expect(outside).toEqual([]);
        const { value } = metrics.change_failure_rate;
        expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});
