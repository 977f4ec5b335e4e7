import { Change, Incident, Release, repositoryOf, World } from './world';

const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString();

/**
 * A world as generic events, in the order in which they are at hand.
 *
 * @param tellCommits - Of a change: by its pushes, or commit by commit.
 */
export function genericEvents(
  { changes, releases, incidents }: World,
  tellCommits: (change: Change) => object[] = pushEvents,
): object[] {
  return [
    ...changes.flatMap(tellCommits),
    ...changes.flatMap(changeEvents),
    ...releases.flatMap(deploymentEvents),
    ...incidents.map(incidentEvent),
  ];
}

/** The pushes of a change. */
export function pushEvents({ service, pushes }: Change): object[] {
  return pushes.map(({ branch, before, pushedAt, commits }) => ({
    type: 'push',
    repository: repositoryOf(service),
    branch,
    before,
    after: commits.at(-1)!.sha,
    pushedAt: iso(pushedAt),
    commits: commits.map(commit => ({
      ...commit,
      authoredAt: iso(commit.authoredAt),
    })),
  }));
}

/** Each commit of a change with its first parent, as `git log` tells them. */
export function commitEvents({ service, pushes }: Change): object[] {
  const told = new Set<string>();
  return pushes.flatMap(({ branch, before, commits }) => {
    const events: object[] = [];
    let parent = before;
    for (const { sha, authoredAt, ...commit } of commits) {
      if (!told.has(sha)) {
        events.push({
          type: 'commit',
          repository: repositoryOf(service),
          branch,
          sha,
          parent: commit.merge ? before : parent,
          authoredAt: iso(authoredAt),
          ...commit,
        });
        told.add(sha);
        parent = sha;
      }
    }
    return events;
  });
}

function changeEvents(change: Change): object[] {
  const { service, number, written, mergedAs } = change;
  return number === null
    ? []
    : [
        {
          type: 'change',
          repository: repositoryOf(service),
          number,
          headRef: `change-${number}`,
          headSha: written.at(-1)!.sha,
          mergeCommit: mergedAs,
          openedAt: iso(change.openedAt),
          mergedAt: iso(change.mergedAt),
        },
      ];
}

function deploymentEvents(release: Release): object[] {
  return release.members.map(({ id, place, startedAt, finishedAt }) => ({
    type: 'deployment',
    id,
    place,
    service: release.service,
    repository: repositoryOf(release.service),
    revision: release.revision,
    version: release.id,
    status: release.succeeded ? 'succeeded' : 'failed',
    rollback: release.isToldRollback,
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
  }));
}

function incidentEvent({ id, services, told, ...times }: Incident): object {
  return {
    type: 'incident',
    id,
    services,
    title: id,
    deployment: told,
    detectedAt: iso(times.detectedAt),
    mitigatedAt: iso(times.mitigatedAt),
    resolvedAt: iso(times.resolvedAt),
  };
}
