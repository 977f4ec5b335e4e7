import {
  DeploymentState,
  ParseResult,
  repositorySubject,
  serviceSubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { lenientInstantField, startOfList } from '../reading/fields';
import {
  lenient,
  lenientId,
  lenientText,
  numericId,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { environmentName, keyText, text } from '../reading/texts';
import { artifactsField, deployedCommit } from './artifacts';
import { eventTimeField, projectOf, ServiceHook } from './envelope';

const NAME_LENGTH = 200;
const MAX_ATTEMPTS = 100;

const STATES = new Map<string, DeploymentState>([
  ['succeeded', 'succeeded'],
  ['partiallysucceeded', 'succeeded'],
  ['rejected', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
]);

const releaseFields = {
  id: lenientId,
  name: lenientText,
  releaseDefinition: lenient(z.object({ name: lenientText })),
};

/** A stage of a release. */
const environmentField = lenient(
  z.object({
    id: numericId,
    name: lenientText,
    status: lenientText,
    releaseDefinition: releaseFields.releaseDefinition,
    release: lenient(
      z.object({
        id: lenientId,
        name: lenientText,
        _links: lenient(
          z.object({ web: lenient(z.object({ href: lenientText })) }),
        ),
      }),
    ),
    deploySteps: lenient(
      startOfList(lenient(z.object({ attempt: lenientId })), MAX_ATTEMPTS),
    ),
  }),
);

const releaseField = lenient(
  z.object({ ...releaseFields, artifacts: artifactsField }),
);

function deploymentSchema(hook: ServiceHook) {
  const zone = hook.settings.assumeTimeZone;
  return z.object({
    eventType: z.string(),
    createdDate: eventTimeField(hook.settings),
    resource: z.object({
      environment: environmentField,
      deployment: lenient(
        z.object({
          attempt: lenientId,
          status: lenientText,
          startedOn: lenientInstantField(zone),
          completedOn: lenientInstantField(zone),
          environment: environmentField,
          release: releaseField,
        }),
      ),
      release: releaseField,
    }),
  });
}
type Resource = z.output<ReturnType<typeof deploymentSchema>>['resource'];
type Environment = NonNullable<Resource['environment']>;

/** The deployment of a classic release to one of its stages. */
export function parseReleaseDeployment(hook: ServiceHook): ParseResult {
  const event = validate(deploymentSchema(hook), hook.payload);
  const { deployment } = event.resource;
  // Microsoft documents both: beside the deployment, and within it.
  const release = event.resource.release ?? deployment?.release;
  const environment = event.resource.environment ?? deployment?.environment;
  if (!environment) {
    return { ignored: 'The event does not tell what was deployed to.' };
  }
  const isOver = event.eventType.endsWith('completed-event');
  const state = isOver
    ? STATES.get(
        (environment.status ?? deployment?.status)?.toLowerCase() ?? '',
      )
    : 'running';
  if (!state) {
    return { ignored: 'How the deployment ended is not told.' };
  }
  const { repository, revision } = deployedCommit(release?.artifacts);
  const definition = keyText(
    release?.releaseDefinition?.name ?? environment.releaseDefinition?.name,
  );
  const subject = repository
    ? repositorySubject(repository)
    : definition && serviceSubject(definition);
  if (!subject) {
    return {
      ignored: 'The event tells neither a repository nor a release pipeline.',
    };
  }
  const at = event.createdDate;
  return {
    facts: [
      {
        type: 'deployment',
        at,
        key: keyOf(projectOf(hook), { environment, deployment, release }),
        subject,
        environment:
          environmentName(environment.name) ?? hook.settings.defaultEnvironment,
        repository,
        revision,
        version: text(release?.name ?? environment.release?.name, NAME_LENGTH),
        url: httpUrl(environment.release?._links?.web?.href),
        state,
        startedAt: deployment?.startedOn ?? (isOver ? undefined : at),
        finishedAt: isOver ? deployment?.completedOn ?? at : undefined,
      },
    ],
  };
}

/** A stage of a release that is deployed again makes another attempt. */
function keyOf(
  project: string,
  {
    environment,
    deployment,
    release,
  }: Pick<Resource, 'deployment' | 'release'> & { environment: Environment },
): string {
  const attempts = (environment.deploySteps ?? []).map(
    step => step?.attempt ?? 1,
  );
  const attempt = deployment?.attempt ?? Math.max(1, ...attempts);
  const releaseId = environment.release?.id ?? release?.id ?? 0;
  const scope = keyText(project) ?? '';
  return `release:${scope}:${releaseId}:${environment.id}:${attempt}`;
}
