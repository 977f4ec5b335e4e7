import { FailureRef } from '@dora-metrics/backstage-plugin-dora-common';
import { StoredCorrection } from '../corrections/storedCorrections';
import { DeploymentLink, OwnFailure } from './deploymentLink';

/** The facts that a deployment consists of, by its id. */
export type FactsOf = (deploymentId: string) => string[];

/** Whether a deployment consists of any of these facts. */
export function isMadeOf(members: string[], facts: string[]): boolean {
  return facts.some(fact => members.includes(fact));
}

/**
 * The failures of deployments as people have corrected them, by id. What is
 * cleared or moved away stays in its place, marked; of several corrections of
 * one failure, the last decides.
 *
 * @param links - Their failures may be corrected already: all begins anew.
 * @param corrections - In the order in which they were made.
 */
export function correctFailures(
  links: DeploymentLink[],
  corrections: StoredCorrection[],
  factsOf: FactsOf,
): Map<string, OwnFailure[]> {
  const failures: Failures = new Map(
    links.map(link => [link.id, asDerived(link.failures)]),
  );
  const find = (facts: string[]) =>
    links.find(({ members }) => isMadeOf(members, facts));
  for (const correction of corrections) {
    const { change, deploymentFacts, evidenceFacts, target } = correction;
    const link = find(deploymentFacts);
    const to = target && find(target.facts);
    if (change.kind === 'confirm_failure' && link) {
      confirm(failures, link, correction.id);
    }
    if (change.kind === 'clear_failure' || change.kind === 'move_failure') {
      (link ? failures.get(link.id)! : [])
        .filter(failure => isMeant(failure, change, evidenceFacts, factsOf))
        .forEach(failure => {
          clear(failures, failure, correction.id);
          if (to) {
            place(failures.get(to.id)!, failure, correction.id);
          }
        });
    }
  }
  return failures;
}

type Failures = Map<string, OwnFailure[]>;

function asDerived(failures: OwnFailure[]): OwnFailure[] {
  return failures
    .filter(({ correctedBy }) => correctedBy === undefined)
    .map(({ clearedBy: _, ...failure }) => failure);
}

function confirm(failures: Failures, link: DeploymentLink, by: string) {
  const others = failures.get(link.id)!.filter(({ rule }) => rule !== 'manual');
  failures.set(link.id, [
    ...others,
    { rule: 'manual', at: link.occurredAt, correctedBy: by },
  ]);
}

// Where it was moved to before, it is no more.
function clear(failures: Failures, failure: OwnFailure, by: string) {
  const { clearedBy } = failure;
  if (clearedBy !== undefined) {
    withdraw(failures, clearedBy);
  }
  failure.clearedBy = by;
}

function withdraw(failures: Failures, by: string) {
  for (const [id, own] of failures) {
    const moved = own.find(({ correctedBy }) => correctedBy === by);
    if (moved) {
      failures.set(
        id,
        own.filter(failure => failure !== moved),
      );
      if (moved.clearedBy !== undefined) {
        withdraw(failures, moved.clearedBy);
      }
    }
  }
}

function place(own: OwnFailure[], failure: OwnFailure, by: string) {
  const known = own.find(
    ({ rule, deploymentId }) =>
      rule === failure.rule && deploymentId === failure.deploymentId,
  );
  if (known) {
    delete known.clearedBy;
  } else {
    own.push({ ...failure, clearedBy: undefined, correctedBy: by });
  }
}

function isMeant(
  { rule, deploymentId }: OwnFailure,
  meant: FailureRef,
  evidenceFacts: string[],
  factsOf: FactsOf,
): boolean {
  if (rule !== meant.rule) {
    return false;
  }
  return deploymentId === undefined
    ? evidenceFacts.length === 0
    : isMadeOf(factsOf(deploymentId), evidenceFacts);
}
