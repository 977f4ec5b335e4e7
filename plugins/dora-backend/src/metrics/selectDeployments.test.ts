import {
  DefinitionValues,
  DEPLOYMENT_KINDS,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DEFAULT_VALUES, withValues } from '../definitions';
import { deployment } from './__fixtures__/rows';
import { countedRules, selectDeployment } from './selectDeployments';

const HOUR_MS = 3_600_000;

function select(
  row: Parameters<typeof deployment>[0],
  definitions: Partial<DefinitionValues> = {},
) {
  return selectDeployment(
    deployment(row),
    withValues(DEFAULT_VALUES, definitions),
  );
}

describe('selectDeployment', () => {
  it.each([
    ['deploy', true, true],
    ['hotfix', true, true],
    ['revert', true, true],
    ['config_change', true, true],
    ['redeploy', false, false],
    ['rollback', false, false],
    ['dismissed', false, false],
  ] as const)(
    '%s: in frequency %s, in failure rate %s',
    (kind, inFrequency, inFailureRate) => {
      const { notInFrequency, notInFailureRate } = select({ kind });
      expect(notInFrequency).toBe(inFrequency ? null : 'kind');
      expect(notInFailureRate).toBe(inFailureRate ? null : 'kind');
    },
  );

  it('counts the kinds that the definitions name', () => {
    const counted = DEPLOYMENT_KINDS.filter(
      kind =>
        select({ kind }, { frequencyKinds: ['deploy', 'rollback'] })
          .notInFrequency === null,
    );
    expect(counted).toEqual(['deploy', 'rollback']);
  });

  it.each([
    [true, null],
    [false, 'failed_rollout'],
  ])('with failed roll-outs counted (%s) is %s', (count, expected) => {
    expect(
      select({ succeeded: false }, { countFailedRollouts: count })
        .notInFailureRate,
    ).toBe(expected);
  });

  it.each<[Partial<DefinitionValues>, number]>([
    [{}, 24],
    [{ failureWindowHours: 4 }, 4],
    [{ failureWindowHours: null }, 0],
    [{ countProvisional: true }, 0],
  ])('by %j is judged after %d h', (definitions, hours) => {
    const { maturesAt, finishedAt } = select({}, definitions);
    expect(maturesAt - finishedAt).toBe(hours * HOUR_MS);
  });
});

describe('countedRules', () => {
  const incident = (severity: string | null) => ({
    rule: 'incident' as const,
    severity,
  });

  it.each([
    ['all', 'SEV4', true],
    ['SEV2', 'SEV1', true],
    ['SEV2', 'SEV2', true],
    ['SEV2', 'SEV3', false],
    ['SEV1', 'unknown', true],
    ['SEV1', 'major', true],
  ] as const)(
    'from %s on, an incident of %s counts: %s',
    (failureSeverity, severity, counts) => {
      const rules = countedRules([incident(severity)], {
        ...DEFAULT_VALUES,
        failureSeverity,
      });
      expect(rules).toEqual(counts ? ['incident'] : []);
    },
  );

  it('names each rule once', () => {
    const failures = [incident('SEV1'), incident('SEV3')];
    expect(countedRules(failures, DEFAULT_VALUES)).toEqual(['incident']);
  });

  it('leaves out what is no failure by the definitions, but a person’s word', () => {
    const rules: FailureRule[] = ['rollback', 'sync_failed', 'manual'];
    expect(
      countedRules(
        rules.map(rule => ({ rule, severity: null })),
        { failureRules: ['rollback'], failureSeverity: 'all' },
      ),
    ).toEqual(['rollback', 'manual']);
  });
});
