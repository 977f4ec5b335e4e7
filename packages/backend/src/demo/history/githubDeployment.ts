import { iso, PlannedDelivery } from './delivery';
import { BOT, githubDelivery, repositoryOf } from './github';
import { Deployment } from './story';

/** What GitHub tells of a deployment; its start is told in its end, too. */
export function* githubDeployment(
  deployment: Deployment,
  withStart: boolean,
): Iterable<PlannedDelivery> {
  const { id, startedAt, finishedAt, environment } = deployment;
  const { repository } = deployment.change;
  if (withStart) {
    yield githubDelivery(startedAt, 'deployment', [id], repository, () => ({
      action: 'created',
      deployment: body(deployment, startedAt),
    }));
  }
  yield githubDelivery(
    finishedAt,
    'deployment_status',
    [id, 'end'],
    repository,
    () => ({
      action: 'created',
      deployment_status: {
        id: 5_000_000_000 + id,
        state: deployment.succeeded ? 'success' : 'failure',
        creator: BOT,
        description: deployment.succeeded ? '' : 'The roll-out timed out',
        environment,
        environment_url: `https://${deployment.change.service}.acme.example`,
        log_url: `${repositoryOf(repository).html_url}/actions/runs/${
          9_500_000_000 + id
        }`,
        created_at: iso(finishedAt),
        updated_at: iso(finishedAt),
      },
      deployment: body(deployment, finishedAt),
    }),
  );
}

function body(deployment: Deployment, updatedAt: number) {
  return {
    id: 2_000_000_000 + deployment.id,
    sha: deployment.change.head,
    ref: 'main',
    task: 'deploy',
    payload: {},
    original_environment: deployment.environment,
    environment: deployment.environment,
    production_environment: deployment.environment === 'production',
    transient_environment: false,
    description: deployment.rollback ? 'Back to the last good version' : null,
    creator: BOT,
    created_at: iso(deployment.startedAt),
    updated_at: iso(updatedAt),
  };
}
