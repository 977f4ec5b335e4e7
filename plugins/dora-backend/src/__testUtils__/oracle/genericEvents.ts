import { Change, Incident, Push, Release, repositoryOf, World } from './world';

const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString();

/** How the commits of a service's changes are told. */
export type Telling = (changes: Change[]) => object[];

/** A world as generic events, in the order in which they are at hand. */
export function genericEvents(world: World, tell: Telling): object[] {
  const { mains, changes, releases, incidents } = world;
  return [
    ...[...mains.keys()].flatMap(name =>
      tell(changes.filter(({ service }) => service === name)),
    ),
    ...changes.flatMap(changeEvents),
    ...releases.flatMap(deploymentEvents),
    ...incidents.map(incidentEvent),
  ];
}

/** Each move of a branch, as a Git host tells them. */
export function byPushes(changes: Change[]): object[] {
  return changes.flatMap(({ service, pushes }) =>
    pushes.map(push => pushEvent(service, push)),
  );
}

/** Several pull requests that somebody has merged and then pushed together. */
export function byJointPushes(changes: Change[]): object[] {
  const joint: Push[] = [];
  let mayJoin = false;
  for (const { number, pushes } of changes) {
    const onMain = pushes.at(-1)!;
    const last = joint.at(-1);
    if (last && mayJoin && number !== null) {
      last.commits = [...last.commits, ...onMain.commits];
      last.pushedAt = onMain.pushedAt;
    } else {
      joint.push({ ...onMain });
    }
    mayJoin = number !== null;
  }
  const branches = changes.flatMap(({ pushes }) => pushes.slice(0, -1));
  return [...branches, ...joint].map(push =>
    pushEvent(changes[0].service, push),
  );
}

/** Each commit with its first parent, as `git log` tells them. */
export function byCommits(changes: Change[]): object[] {
  const told = new Set<string>();
  const events: object[] = [];
  for (const { service, pushes } of changes) {
    for (const { branch, before, commits } of pushes) {
      let parent = before;
      for (const commit of commits.filter(({ sha }) => !told.has(sha))) {
        events.push({
          ...commit,
          type: 'commit',
          repository: repositoryOf(service),
          branch,
          parent: commit.merge ? before : parent,
          authoredAt: iso(commit.authoredAt),
        });
        told.add(commit.sha);
        parent = commit.sha;
      }
    }
  }
  return events;
}

function pushEvent(
  service: string,
  { branch, before, pushedAt, commits }: Push,
): object {
  return {
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
  };
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
