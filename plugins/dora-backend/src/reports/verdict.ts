import {
  DefinitionValues,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DeploymentLink } from '../attribution/deploymentLink';
import { countedRules, FailureRow, maturesAt, notJudged } from '../metrics';

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
  const { kind, status, occurredAt } = link;
  const row = { kind, succeeded: status === 'succeeded' };
  if (notJudged(row, definitions) !== null) {
    return 'not_counted';
  }
  if (countedRules(failuresOf(link, incidents), definitions).length > 0) {
    return 'failed';
  }
  return maturesAt(occurredAt, definitions) <= now ? 'ok' : 'provisional';
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
