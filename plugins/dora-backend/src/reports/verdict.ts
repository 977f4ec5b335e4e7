import { Verdict } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DeploymentLink } from '../attribution/deploymentLink';
import { DefinitionsConfig } from '../config';

const HOUR_MS = 3_600_000;

/** Whether a deployment has come to its end, good or bad. */
export function isFinished(link: DeploymentLink): boolean {
  return link.status !== 'running';
}

/** How a deployment went, by the rules that the change failure rate counts by. */
export function verdictOf(
  link: DeploymentLink,
  hasIncident: boolean,
  definitions: Pick<
    DefinitionsConfig,
    'failureWindowHours' | 'countFailedRollouts'
  >,
  now: Instant,
): Verdict {
  if (!isFinished(link)) {
    return 'running';
  }
  const counts =
    link.kind === 'deploy' &&
    (link.status === 'succeeded' || definitions.countFailedRollouts);
  if (!counts) {
    return 'not_counted';
  }
  if (link.failures.length > 0 || hasIncident) {
    return 'failed';
  }
  const matureAt = link.occurredAt + definitions.failureWindowHours * HOUR_MS;
  return matureAt <= now ? 'ok' : 'provisional';
}
