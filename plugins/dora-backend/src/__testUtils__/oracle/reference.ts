import { Change, Incident, Release, World } from './world';

/*
 * The rules of the definitions once more, as plainly as they can be written:
 * every question looks at everything. It shares no code with the product.
 */

type Kind = 'deploy' | 'redeploy' | 'rollback';

/** The releases of a service as they ended. */
function inOrder({ releases }: World, service: string): Release[] {
  return releases
    .filter(release => release.service === service)
    .sort((a, b) => a.finishedAt - b.finishedAt);
}

/** Those that ended well before another did. */
function ranBefore(world: World, release: Release): Release[] {
  return inOrder(world, release.service).filter(
    other => other.succeeded && other.finishedAt < release.finishedAt,
  );
}

/** Whether a revision is known to have run, and first before another did. */
function isOlder(ran: Release[], revision: string, than: string): boolean {
  const first = (wanted: string) =>
    ran.findIndex(release => release.revision === wanted);
  return first(revision) >= 0 && first(revision) < first(than);
}

/** What a deployment is, by what ran before it. */
export function kindOf(world: World, release: Release): Kind {
  const ran = ranBefore(world, release);
  const live = ran.at(-1);
  if (release.isToldRollback) {
    return 'rollback';
  }
  if (!live) {
    return 'deploy';
  }
  if (live.revision === release.revision) {
    return 'redeploy';
  }
  return isOlder(ran, release.revision, live.revision) ? 'rollback' : 'deploy';
}

/**
 * The deployment that an incident is blamed on; several where they began at the
 * same moment and either will do, none where it is no deployment's fault.
 */
export function causesOf(world: World, incident: Incident): Release[] {
  const affected = world.releases.filter(({ service }) =>
    incident.services.includes(service),
  );
  const { told, detectedAt } = incident;
  const named = affected.filter(({ members }) =>
    members.some(({ id }) => id === told),
  );
  if (named.length > 0) {
    return named;
  }
  const changing = affected.filter(
    release =>
      kindOf(world, release) === 'deploy' && release.startedAt <= detectedAt,
  );
  const ofCommit = changing.filter(({ revision }) => revision === told);
  if (ofCommit.length > 0) {
    return latestStarted(ofCommit);
  }
  return latestStarted(
    changing.filter(
      ({ finishedAt, service }) =>
        detectedAt <= finishedAt + world.windows.get(service)!,
    ),
  );
}

function latestStarted(releases: Release[]): Release[] {
  const latest = Math.max(...releases.map(({ startedAt }) => startedAt));
  return releases.filter(({ startedAt }) => startedAt === latest);
}

/** The release that a change first reached its users with, and the seconds that it took. */
export function leadOf(
  world: World,
  change: Change,
): { release: Release; seconds: number } | null {
  const main = world.mains.get(change.service)!;
  const succeeded = inOrder(world, change.service).filter(
    release => release.succeeded,
  );
  const release = succeeded.find(
    ({ revision }) => main.indexOf(revision) >= main.indexOf(change.mergedAs),
  );
  if (!release) {
    return null;
  }
  const firstWritten = Math.min(
    ...change.written.map(({ authoredAt }) => authoredAt),
  );
  return { release, seconds: (release.finishedAt - firstWritten) / 1000 };
}

/** What makes a deployment a failed one, given what incidents are blamed on. */
export function failuresOf(
  world: World,
  release: Release,
  blamed: ReadonlySet<string>,
): string[] {
  const undoing = inOrder(world, release.service).filter(
    later => undoneBy(world, later) === release,
  );
  return [
    ...(release.succeeded ? [] : ['sync_failed']),
    ...(undoing.length > 0 ? ['rollback'] : []),
    ...(blamed.has(release.id) ? ['incident'] : []),
  ].sort();
}

/** The deployment that a rollback takes back, when it was made not long ago. */
function undoneBy(world: World, rollback: Release): Release | undefined {
  if (!rollback.succeeded || kindOf(world, rollback) !== 'rollback') {
    return undefined;
  }
  const ran = ranBefore(world, rollback);
  const live = ran.at(-1);
  const ended = inOrder(world, rollback.service)
    .filter(({ finishedAt }) => finishedAt < rollback.finishedAt)
    .at(-1);
  // To clean up after an attempt that failed is not to take back what ran.
  const isCleanUp =
    !ended?.succeeded && !isOlder(ran, rollback.revision, live?.revision ?? '');
  const undone = ran
    .filter(release => kindOf(world, release) !== 'redeploy')
    .at(-1);
  const isInTime =
    undone !== undefined &&
    rollback.startedAt <=
      undone.finishedAt + world.windows.get(rollback.service)!;
  return !isCleanUp && isInTime && kindOf(world, undone) === 'deploy'
    ? undone
    : undefined;
}

/** Seconds from detection to mitigation or else resolution; null while it is open. */
export function restoreSeconds(incident: Incident): number | null {
  const end = incident.mitigatedAt ?? incident.resolvedAt;
  return end === null ? null : (end - incident.detectedAt) / 1000;
}

/** The arithmetic mean; null of nothing. */
export function meanOf(values: number[]): number | null {
  return values.length === 0
    ? null
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or halfway between the two; null of nothing. */
export function medianOf(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(half)]
    : meanOf(sorted.slice(half - 1, half + 1));
}
