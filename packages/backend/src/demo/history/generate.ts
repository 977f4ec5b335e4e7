import { argocdDeployment, configRevisionOf } from './argocd';
import { DAY, dayOf, MINUTE } from './calendar';
import { chronicleOf } from './chronicle';
import { PlannedDelivery } from './delivery';
import { genericDeployment, genericIncident, genericStage } from './generic';
import { githubDeployment } from './githubDeployment';
import { githubJob } from './githubPipeline';
import { githubPullRequest } from './githubPullRequest';
import { githubPushes, Push } from './githubPush';
import { sha } from './identity';
import { STORIES } from './stories';
import { Chronicle, Deployment } from './story';

/** How far back what is told goes, in days: older details would only be volume. */
const DAYS = { all: 365, requests: 75, starts: 45, jobs: 42, config: 60 };

/** What the page shows first has to arrive first. */
const RECENT_DAYS = 35;

/** All services, told up to `now`. */
export function chronicles(now: number): Chronicle[] {
  const firstDay = dayOf(now) - DAYS.all;
  return STORIES.map((story, index) =>
    chronicleOf(story, index, firstDay, now),
  );
}

/**
 * A year of deliveries up to `now`: those of the last weeks first, then the
 * older ones, each part in the order of time.
 */
export function plan(now: number): PlannedDelivery[] {
  const all = chronicles(now);
  const deliveries = [
    ...pushes(all, now),
    ...all.flatMap(chronicle => [...deliveriesOf(chronicle, now)]),
  ]
    .filter(({ at }) => at < now)
    .sort((a, b) => a.at - b.at);
  const recent = deliveries.findIndex(
    ({ at }) => at >= now - RECENT_DAYS * DAY,
  );
  return [...deliveries.slice(recent), ...deliveries.slice(0, recent)];
}

function* pushes(all: Chronicle[], now: number): Iterable<PlannedDelivery> {
  const byRepository = new Map<string, Push[]>();
  const add = (push: Push) => {
    const known = byRepository.get(push.repository);
    if (known) known.push(push);
    else byRepository.set(push.repository, [push]);
  };
  for (const { story, changes, deployments } of all) {
    for (const { repository, mergedAt, head, author, commits } of changes) {
      add({ repository, at: mergedAt, after: head, author, commits });
    }
    if (story.deploys === 'argocd-config') {
      deployments
        .filter(({ startedAt }) => startedAt > now - DAYS.config * DAY)
        .forEach(deployment => add(configPush(deployment)));
    }
  }
  for (const [repository, list] of byRepository) {
    list.sort((a, b) => a.at - b.at);
    yield* githubPushes(list, sha('root', repository));
  }
}

/** A machine writes the new image into the configuration repository. */
function configPush(deployment: Deployment): Push {
  const { change, startedAt, rollback } = deployment;
  const at = startedAt - 1.5 * MINUTE;
  const after = configRevisionOf(deployment);
  const image = `${change.service} ${change.head.slice(0, 7)}`;
  const commit = {
    sha: after,
    authoredAt: at,
    title: rollback ? `Go back to ${image}` : `Deploy ${image}`,
    author: change.author,
    added: [],
    modified: [`${change.service}/production/values.yaml`],
  };
  return {
    repository: 'deploy-config',
    at,
    after,
    author: null,
    commits: [commit],
  };
}

function* deliveriesOf(
  { story, changes, jobs, deployments, incidents }: Chronicle,
  now: number,
): Iterable<PlannedDelivery> {
  for (const change of changes) {
    if (change.mergedAt > now - DAYS.requests * DAY) {
      yield* githubPullRequest(change);
    }
    if (change.mergedAt > now - DAYS.jobs * DAY) {
      for (const job of jobs.get(change.head) ?? []) {
        yield story.deploys === 'generic'
          ? genericStage(story, change, job)
          : githubJob(change, job);
      }
    }
  }
  for (const deployment of deployments) {
    const withStart = deployment.startedAt > now - DAYS.starts * DAY;
    switch (story.deploys) {
      case 'github':
        yield* githubDeployment(deployment, withStart);
        break;
      case 'generic':
        yield* genericDeployment(story, deployment, withStart);
        break;
      default:
        yield* argocdDeployment(story, deployment);
    }
  }
  for (const incident of incidents) yield* genericIncident(story, incident);
}
