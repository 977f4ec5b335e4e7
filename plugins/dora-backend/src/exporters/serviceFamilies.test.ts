import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import { deployment, incident } from '../cells/__testUtils__/arbitraryRows';
import { DURATION_BOUNDS } from '../cells/BoundedDurations';
import { Totals } from '../cells/Totals';
import { SelectedRows } from '../metrics';
import { Sample } from './exposition';
import { SamplesByFamily, serviceSamples } from './serviceFamilies';

const rows: fc.Arbitrary<SelectedRows> = fc.record({
  deployments: fc.array(deployment, { maxLength: 20 }),
  incidents: fc.array(incident, { maxLength: 20 }),
});

function samplesOf({ deployments, incidents }: SelectedRows): SamplesByFamily {
  const totals = new Totals();
  deployments.forEach(row => totals.addDeployment(row));
  incidents.forEach(row => totals.addIncident(row));
  return serviceSamples({ app: 'pay' }, totals);
}

const valueOf = (
  samples: Sample[],
  labels: object,
  suffix?: string,
  le?: number,
): number | undefined =>
  samples.find(
    sample =>
      sample.suffix === suffix &&
      sample.le === le &&
      JSON.stringify(sample.labels) ===
        JSON.stringify({ app: 'pay', ...labels }),
  )?.value;

/** That a family tells of values what a look at each of them does. */
function expectHistogram(samples: Sample[], labels: object, values: number[]) {
  for (const le of [...DURATION_BOUNDS, Infinity]) {
    expect(valueOf(samples, labels, '_bucket', le)).toBe(
      values.filter(value => value <= le).length,
    );
  }
  expectSum(samples, labels, values);
}

function expectSum(samples: Sample[], labels: object, values: number[]) {
  const sum = values.reduce((total, value) => total + value, 0);
  expect(valueOf(samples, labels, '_sum')).toBeCloseTo(sum, 3);
  expect(valueOf(samples, labels, '_count')).toBe(values.length);
}

it('tells of all rows what a look at each of them does', () => {
  fc.assert(
    fc.property(rows, ({ deployments, incidents }) => {
      const told = samplesOf({ deployments, incidents });
      const succeeded = deployments.filter(row => row.succeeded);
      const judged = deployments.filter(row => row.notInFailureRate === null);
      const failed = judged.filter(row => row.failures.length > 0);
      const counted = incidents.filter(row => row.excluded !== 'duplicate');
      const results = told.get('deployment_result')!;
      expect(valueOf(told.get('deployment_frequency_total')!, {})).toBe(
        succeeded.filter(row => row.notInFrequency === null).length,
      );
      expect(valueOf(results, { status: 'failed' })).toBe(failed.length);
      expect(valueOf(results, { status: 'success' })).toBe(
        judged.length - failed.length,
      );
      expectHistogram(
        told.get('deployment_lead_time_seconds')!,
        {},
        succeeded.flatMap(row => row.leadTimes.map(({ seconds }) => seconds)),
      );
      for (const severity of new Set(counted.map(row => row.severity))) {
        const ofIt = counted.filter(row => row.severity === severity);
        expectHistogram(
          told.get('incident_restore_seconds')!,
          { severity },
          ofIt.flatMap(row => (row.excluded === null ? row.seconds ?? [] : [])),
        );
        expectHistogram(
          told.get('incident_duration_seconds')!,
          { severity },
          ofIt.flatMap(row => row.resolvedSeconds ?? []),
        );
      }
      STAGES.forEach((stage, index) =>
        expectSum(
          told.get('ci_stage_duration_seconds')!,
          { stage },
          succeeded.flatMap(row =>
            row.stageSeconds.map(seconds => seconds[index]),
          ),
        ),
      );
    }),
  );
});

it('counts a duration up to the bound that it just keeps', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DURATION_BOUNDS), incident, (bound, row) => {
      const over = { ...row, excluded: null, severity: 'SEV1' };
      const told = samplesOf({
        deployments: [],
        incidents: [
          { ...over, seconds: bound },
          { ...over, seconds: bound + 0.001 },
        ],
      }).get('incident_restore_seconds')!;
      expectHistogram(told, { severity: 'SEV1' }, [bound, bound + 0.001]);
    }),
  );
});

it('knows an open incident by its severity alone', () => {
  fc.assert(
    fc.property(incident, row => {
      const told = samplesOf({
        deployments: [],
        incidents: [
          {
            ...row,
            severity: 'SEV3',
            seconds: 90,
            excluded: null,
            isOpen: true,
            resolvedSeconds: null,
          },
        ],
      });
      for (const family of [
        'incident_restore_seconds',
        'incident_duration_seconds',
      ]) {
        expectHistogram(told.get(family)!, { severity: 'SEV3' }, []);
      }
    }),
    { numRuns: 5 },
  );
});
