import {
  DeploymentFact,
  DeploymentState,
  ParseResult,
  repositorySubject,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientText } from '../reading/lenientFields';
import { decodeJsonObject } from '../reading/json';
import { validate } from '../reading/problems';
import { environmentName, keyText } from '../reading/texts';
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
    task: lenientText,
    environment: lenientText,
    created_at: githubInstant,
    payload: z.unknown(),
  }),
});
type DeploymentEvent = z.infer<typeof deploymentSchema>;

const statusSchema = deploymentSchema.extend({
  deployment_status: z.object({
    state: z.string(),
    created_at: githubInstant,
    environment: lenientText,
    log_url: lenientText,
    target_url: lenientText,
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
export function parseDeployment(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(deploymentSchema, payload);
  return {
    facts: [
      {
        ...describeDeployment(event, settings),
        at: timeOfEvent(event.deployment.created_at),
        state: 'running',
      },
    ],
  };
}

/** A step of a deployment, with the key of the deployment that it belongs to. */
export function parseDeploymentStatus(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(statusSchema, payload);
  const status = event.deployment_status;
  const state = STATES.get(status.state);
  if (!state) {
    return { ignored: whyStateIsIgnored(status.state) };
  }
  const deployment = describeDeployment(event, settings);
  return {
    facts: [
      {
        ...deployment,
        environment:
          environmentName(status.environment) ?? deployment.environment,
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

function describeDeployment(
  { repository, deployment }: DeploymentEvent,
  { defaultEnvironment }: SourceSettings,
): Omit<DeploymentFact, 'at'> {
  const attached = readPayload(deployment.payload);
  return {
    type: 'deployment',
    key: deploymentKey(deployment.id),
    subject: serviceIn(attached) ?? repositorySubject(repository),
    environment: environmentName(deployment.environment) ?? defaultEnvironment,
    repository,
    revision: fullSha(deployment.sha),
    startedAt: deployment.created_at,
    rollback: isRollback(deployment.task, attached) ? true : undefined,
  };
}

/** The key of a deployment, by whatever event it is told. */
export function deploymentKey(id: number): string {
  return `deployment:${id}`;
}

/** Of several services in one repository, the one that the deployer names. */
function serviceIn(attached: Record<string, unknown>): string | undefined {
  const name = Object.hasOwn(attached, 'service') && attached.service;
  const service = typeof name === 'string' ? keyText(name) : undefined;
  return service && serviceSubject(service);
}

function isRollback(
  task: string | null | undefined,
  attached: Record<string, unknown>,
): boolean {
  const says = Object.hasOwn(attached, 'rollback') && attached.rollback;
  return task?.toLowerCase() === 'rollback' || says === true;
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
