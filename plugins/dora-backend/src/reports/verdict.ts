import {
  DefinitionValues,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DeploymentLink } from '../attribution/deploymentLink';
import { maturesAfterMs } from '../definitions';
import { changesWhatRuns, countedRules, FailureRow } from '../metrics';

/** Whether a deployment has come to its end, good or bad. */
export function isFinished(link: DeploymentLink): boolean {
  return link.status !== 'running';
}

/** How a deployment went, by the rules that the change failure rate counts by. */
export function verdictOf(
  link: DeploymentLink,
  incidents: ReadonlyArray<{ severity: string }>,
  definitions: DefinitionValues,
  now: Instant,
): Verdict {
  if (!isFinished(link)) {
    return 'running';
  }
  const counts =
    changesWhatRuns(link.kind) &&
    (link.status === 'succeeded' || definitions.countFailedRollouts);
  if (!counts) {
    return 'not_counted';
  }
  if (countedRules(failuresOf(link, incidents), definitions).length > 0) {
    return 'failed';
  }
  const matureAt = definitions.countProvisional
    ? link.occurredAt
    : link.occurredAt + maturesAfterMs(definitions);
  return matureAt <= now ? 'ok' : 'provisional';
}

function failuresOf(
  { failures }: DeploymentLink,
  incidents: ReadonlyArray<{ severity: string }>,
): FailureRow[] {
  return [
    ...failures
      .filter(({ clearedBy }) => !clearedBy)
      .map(({ rule }) => ({ rule, severity: null })),
    ...incidents.map(({ severity }) => ({
      rule: 'incident' as const,
      severity,
    })),
  ];
}
