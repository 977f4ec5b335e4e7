import { iso, JSON_HEADERS, PlannedDelivery } from './delivery';
import { sha } from './identity';
import { Deployment, Story } from './story';

const CONFIG_REPOSITORY = 'https://github.com/acme/deploy-config.git';

/** What the services that deploy from a configuration repository tell of their commit. */
const NAMES_ITS_COMMIT = new Set(['notifications']);

/** The commit of the configuration repository that asks for this deployment. */
export function configRevisionOf({ id }: Deployment): string {
  return sha('deploy-config', id);
}

/** What Argo CD's notifications tell of a sync, and of what became of it. */
export function* argocdDeployment(
  story: Story,
  deployment: Deployment,
): Iterable<PlannedDelivery> {
  yield delivery(deployment.finishedAt, () => body(story, deployment));
  const { degradedAt } = deployment;
  if (degradedAt !== undefined) {
    yield delivery(degradedAt, () => ({
      ...body(story, deployment),
      event: 'health-degraded',
      health: 'Degraded',
      degradedAt: iso(degradedAt),
      message: 'Back-off restarting failed container',
    }));
  }
}

function delivery(at: number, render: () => object): PlannedDelivery {
  return {
    at,
    sourceId: 'argocd',
    render: () => ({ headers: JSON_HEADERS, body: JSON.stringify(render()) }),
  };
}

function body(story: Story, deployment: Deployment) {
  const { change, succeeded, startedAt, finishedAt } = deployment;
  const repository = `https://github.com/acme/${story.repository}.git`;
  const app = `${story.service}-production`;
  const own = story.deploys === 'argocd';
  return {
    event: 'deployment',
    phase: succeeded ? 'Succeeded' : 'Failed',
    app,
    namespace: 'argocd',
    project: 'acme',
    environment: 'production',
    cluster: 'production',
    destinationNamespace: story.service,
    url: `https://argocd.acme.example/applications/argocd/${app}`,
    repository,
    appRevision:
      own || NAMES_ITS_COMMIT.has(story.service) ? change.head : null,
    configRepository: own ? repository : CONFIG_REPOSITORY,
    configRevision: own ? change.head : configRevisionOf(deployment),
    images: [
      `registry.acme.example/${story.service}:${change.head}`,
      'registry.acme.example/envoy:1.31.2',
    ],
    health: succeeded ? 'Healthy' : 'Degraded',
    message: succeeded
      ? 'successfully synced (all tasks run)'
      : 'one or more synchronization tasks are not valid',
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
    autoHealAttempts: 0,
    // In a configuration repository people revert the commit instead.
    rollback: own && deployment.rollback,
  };
}
