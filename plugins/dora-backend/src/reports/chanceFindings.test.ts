import {
  Change,
  EntitySummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { withoutChanceFindings } from './chanceFindings';
import { mapMetrics } from './summaries';

function change(pValue: number | null, verdict: Change['verdict']): Change {
  return {
    previous: 10,
    previousN: 50,
    absolute: 2,
    percent: 20,
    pValue,
    verdict,
  };
}

/** An entity whose deployment frequency alone has changed. */
function entity(changed: Change | null): EntitySummary {
  return {
    entityRef: 'component:default/a',
    title: 'a',
    metrics: mapMetrics(id => ({
      value: 12,
      n: 50,
      missing: null,
      level: null,
      levelRange: null,
      unrated: null,
      change: id === 'deployment_frequency' ? changed : null,
    })),
    overall: { level: null, limitedBy: [] },
    lastEventAt: null,
  };
}

const verdicts = (entities: EntitySummary[]) =>
  withoutChanceFindings(entities).map(
    ({ metrics }) => metrics.deployment_frequency.change?.verdict,
  );

describe('withoutChanceFindings', () => {
  it('keeps one finding that stands alone', () => {
    expect(verdicts([entity(change(0.04, 'better'))])).toEqual(['better']);
  });

  // Of 4 tests the limits are 0.0125, 0.025, 0.0375 and 0.05.
  it('takes back what is no finding among several', () => {
    expect(
      verdicts([
        entity(change(0.04, 'better')),
        entity(change(0.001, 'worse')),
        entity(change(0.9, 'unclear')),
        entity(change(0.7, 'same')),
      ]),
    ).toEqual(['unclear', 'worse', 'unclear', 'same']);
  });

  it('leaves alone what has not changed or could not be compared', () => {
    expect(verdicts([entity(null), entity(change(null, 'unclear'))])).toEqual([
      undefined,
      'unclear',
    ]);
    expect(withoutChanceFindings([])).toEqual([]);
  });
});
