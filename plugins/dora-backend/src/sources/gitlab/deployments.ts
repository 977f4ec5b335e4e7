import {
  DeploymentState,
  ParseResult,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { anySha, fullSha } from '../reading/commits';
import { instantField } from '../reading/fields';
import { lenientId, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { environmentOf } from './environments';
import { GitlabEvent, repositoryOf } from './payload';

const STATES = new Map<string, DeploymentState>([
  ['running', 'running'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
]);

function deploymentSchema(zone: string) {
  return z.object({
    status: z.string(),
    status_changed_at: instantField(zone),
    deployment_id: lenientId,
    deployable_id: lenientId,
    deployable_url: lenientText,
    environment: lenientText,
    environment_tier: lenientText,
    short_sha: lenientText,
    commit_url: lenientText,
  });
}

/** A step of a deployment to an environment. */
export function parseDeployment(event: GitlabEvent): ParseResult {
  const { payload, settings, receivedAt } = event;
  const told = validate(deploymentSchema(settings.assumeTimeZone), payload);
  const state = STATES.get(told.status);
  if (!state) {
    return {
      ignored: 'The deployment waits, or was skipped: nothing is deployed.',
    };
  }
  const repository = repositoryOf(payload);
  const key = keyOf(repository, told);
  if (!key) {
    throw new Error('$.deployment_id: is missing');
  }
  // GitLab before 13.12 tells no time.
  const at = told.status_changed_at ?? receivedAt;
  const { environment = settings.defaultEnvironment, place } = environmentOf(
    told.environment,
    told.environment_tier,
  );
  return {
    facts: [
      {
        type: 'deployment',
        at,
        key,
        subject: repositorySubject(repository),
        environment,
        place,
        repository,
        revision: revisionOf(told),
        url: httpUrl(told.deployable_url),
        state,
        startedAt: state === 'running' ? at : undefined,
        finishedAt: state === 'running' ? undefined : at,
      },
    ],
  };
}

/** Where GitLab does not number deployments, the job that deploys has a number. */
function keyOf(
  repository: string,
  ids: { deployment_id?: number | null; deployable_id?: number | null },
): string | undefined {
  if (typeof ids.deployment_id === 'number') {
    return `deployment:${repository}:${ids.deployment_id}`;
  }
  return typeof ids.deployable_id === 'number'
    ? `deployable:${repository}:${ids.deployable_id}`
    : undefined;
}

/** Only the address of the commit holds its whole hash. */
function revisionOf(told: {
  commit_url?: string | null;
  short_sha?: string | null;
}): string | undefined {
  const last = told.commit_url
    ?.replace(/[?#].*$/, '')
    .split('/')
    .at(-1);
  return fullSha(last) ?? anySha(told.short_sha);
}
