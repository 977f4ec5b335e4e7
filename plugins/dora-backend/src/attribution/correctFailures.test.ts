import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { StoredCorrection } from '../corrections/storedCorrections';
import { correctFailures } from './correctFailures';
import { DeploymentLink, OwnFailure } from './deploymentLink';

const rollback: OwnFailure = { rule: 'rollback', at: 5, deploymentId: 'z' };
const degraded: OwnFailure = { rule: 'health_degraded', at: 4 };

/** A deployment whose one fact has the name of the link in capitals. */
function link(id: string, failures: OwnFailure[] = []): DeploymentLink {
  return {
    id,
    occurredAt: 1,
    members: [id.toUpperCase()],
    failures,
  } as DeploymentLink;
}

function said(
  id: string,
  change: CorrectionChange,
  evidenceFacts: string[] = [],
): StoredCorrection {
  const { deploymentId } = change as { deploymentId: string };
  return {
    id,
    change,
    deploymentFacts: [deploymentId.toUpperCase()],
    evidenceFacts,
    target:
      change.kind === 'move_failure'
        ? { serviceRef: 's', facts: [change.toDeploymentId.toUpperCase()] }
        : null,
  } as StoredCorrection;
}

const move = (id: string, deploymentId: string, toDeploymentId: string) =>
  said(id, {
    kind: 'move_failure',
    deploymentId,
    rule: 'health_degraded',
    evidenceId: null,
    toDeploymentId,
  });
const confirm = (id: string, deploymentId: string) =>
  said(id, { kind: 'confirm_failure', deploymentId });

const correct = (links: DeploymentLink[], corrections: StoredCorrection[]) =>
  Object.fromEntries(
    correctFailures(links, corrections, id => [id.toUpperCase()]),
  );

describe('corrected failures', () => {
  it('are those that were derived where nobody has said anything', () => {
    const cleared = { ...rollback, clearedBy: '1' };
    const moved = { ...degraded, correctedBy: '2' };
    expect(correct([link('a', [cleared, moved])], [])).toEqual({
      a: [rollback],
    });
  });

  it('are cleared by rule and evidence', () => {
    const clear = (evidence: string[]) =>
      said(
        '1',
        {
          kind: 'clear_failure',
          deploymentId: 'a',
          rule: 'rollback',
          evidenceId: 'z',
        },
        evidence,
      );
    const links = [link('a', [rollback, degraded])];
    expect(correct(links, [clear(['Z'])])).toEqual({
      a: [{ ...rollback, clearedBy: '1' }, degraded],
    });
    for (const evidence of [[], ['Y']]) {
      expect(correct(links, [clear(evidence)])).toEqual({
        a: [rollback, degraded],
      });
    }
  });

  it('are confirmed once, by the last who did', () => {
    expect(
      correct([link('a')], [confirm('1', 'a'), confirm('2', 'a')]),
    ).toEqual({ a: [{ rule: 'manual', at: 1, correctedBy: '2' }] });
  });

  it('move on and back again', () => {
    const links = [link('a', [degraded]), link('b'), link('c')];
    const away = { ...degraded, clearedBy: '1' };
    const there = { ...degraded, correctedBy: '1' };
    expect(correct(links, [move('1', 'a', 'b')])).toEqual({
      a: [away],
      b: [there],
      c: [],
    });
    expect(correct(links, [move('1', 'a', 'b'), move('2', 'b', 'c')])).toEqual({
      a: [away],
      b: [{ ...there, clearedBy: '2' }],
      c: [{ ...degraded, correctedBy: '2' }],
    });
    expect(correct(links, [move('1', 'a', 'b'), move('2', 'b', 'a')])).toEqual({
      a: [degraded],
      b: [{ ...there, clearedBy: '2' }],
      c: [],
    });
  });

  it('leave where they were moved to when they are moved from the start again', () => {
    const links = [link('a', [degraded]), link('b'), link('c'), link('d')];
    expect(
      correct(links, [
        move('1', 'a', 'b'),
        move('2', 'b', 'c'),
        move('3', 'a', 'd'),
      ]),
    ).toEqual({
      a: [{ ...degraded, clearedBy: '3' }],
      b: [],
      c: [],
      d: [{ ...degraded, correctedBy: '3' }],
    });
  });

  it('are lost on the way to a deployment that is gone', () => {
    expect(correct([link('a', [degraded])], [move('1', 'a', 'x')])).toEqual({
      a: [{ ...degraded, clearedBy: '1' }],
    });
  });
});
