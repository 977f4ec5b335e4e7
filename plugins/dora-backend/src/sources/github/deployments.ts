import {
  DeploymentFact,
  DeploymentState,
  ParseResult,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../addresses';
import { fullSha } from '../commits';
import { optionalText } from '../fields';
import { decodeJsonObject } from '../json';
import { validate } from '../problems';
import { environmentName } from '../texts';
import {
  githubId,
  githubInstant,
  githubRepository,
  timeOfEvent,
} from './payload';

const deploymentSchema = z.object({
  repository: githubRepository,
  deployment: z.object({
    id: githubId,
    sha: z.string(),
    task: optionalText,
    environment: optionalText,
    created_at: githubInstant,
    payload: z.unknown(),
  }),
});
type DeploymentEvent = z.infer<typeof deploymentSchema>;

const statusSchema = deploymentSchema.extend({
  deployment_status: z.object({
    state: z.string(),
    created_at: githubInstant,
    log_url: optionalText,
    target_url: optionalText,
  }),
});

const STATES = new Map<string, DeploymentState>([
  ['pending', 'running'],
  ['queued', 'running'],
  ['waiting', 'running'],
  ['in_progress', 'running'],
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
]);

/** A deployment that was created: it is under way. */
export function parseDeployment(payload: Record<string, unknown>): ParseResult {
  const event = validate(deploymentSchema, payload);
  return {
    facts: [
      {
        ...describeDeployment(event),
        at: timeOfEvent(event.deployment.created_at),
        state: 'running',
      },
    ],
  };
}

/** A step of a deployment, with the key of the deployment that it belongs to. */
export function parseDeploymentStatus(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(statusSchema, payload);
  const status = event.deployment_status;
  const state = STATES.get(status.state);
  if (!state) {
    return { ignored: whyStateIsIgnored(status.state) };
  }
  return {
    facts: [
      {
        ...describeDeployment(event),
        at: timeOfEvent(status.created_at),
        state,
        finishedAt: state === 'running' ? undefined : status.created_at,
        url: httpUrl(status.log_url) ?? httpUrl(status.target_url),
      },
    ],
  };
}

function whyStateIsIgnored(state: string): string {
  return state === 'inactive'
    ? 'A deployment became inactive because a later one replaced it.'
    : 'The state of the deployment is not known.';
}

function describeDeployment({
  repository,
  deployment,
}: DeploymentEvent): Omit<DeploymentFact, 'at'> {
  return {
    type: 'deployment',
    key: `deployment:${deployment.id}`,
    subject: repositorySubject(repository),
    environment: environmentName(deployment.environment),
    repository,
    revision: fullSha(deployment.sha),
    startedAt: deployment.created_at,
    rollback: isRollback(deployment) ? true : undefined,
  };
}

function isRollback(deployment: DeploymentEvent['deployment']): boolean {
  if (deployment.task?.toLowerCase() === 'rollback') return true;
  const payload = readPayload(deployment.payload);
  return Object.hasOwn(payload, 'rollback') && payload.rollback === true;
}

/** What the deployer attached: an object, JSON in a string, or anything. */
function readPayload(payload: unknown): Record<string, unknown> {
  if (typeof payload === 'object' && payload !== null) {
    return payload as Record<string, unknown>;
  }
  if (typeof payload !== 'string') return {};
  try {
    return decodeJsonObject(Buffer.from(payload, 'utf8'));
  } catch {
    return {};
  }
}
