import { Plan, Step, Trouble } from './plan';
import { Incident, Release, World } from './world';
import { ServiceLife } from './serviceLife';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const WINDOWS_H = { alpha: 24, beta: 24, gamma: 6 };

/** Lets a plan happen from an instant on. */
export function buildWorld(
  plan: Plan,
  startsAt: number,
  { hasPlaces = true } = {},
): World {
  const lives = Object.keys(WINDOWS_H).map((name, index) =>
    live(
      new ServiceLife(name, index + 1, startsAt, hasPlaces),
      plan.steps[index],
    ),
  );
  const world: World = {
    windows: new Map(
      Object.entries(WINDOWS_H).map(([name, hours]) => [name, hours * HOUR_MS]),
    ),
    mains: new Map(lives.map(({ name, main }) => [name, main])),
    changes: lives.flatMap(({ changes }) => changes),
    releases: lives.flatMap(({ releases }) => releases),
    incidents: [],
  };
  world.incidents = plan.troubles.map((trouble, index) =>
    toIncident(world, trouble, `INC-${index + 1}`),
  );
  return world;
}

function live(life: ServiceLife, steps: Step[]): ServiceLife {
  for (const step of steps) {
    life.take(step);
  }
  return life;
}

function toIncident(world: World, trouble: Trouble, id: string): Incident {
  const { releases, windows } = world;
  const near = releases[trouble.near % releases.length];
  const names = [...windows.keys()];
  const services = [
    ...new Set([near.service, ...trouble.services.map(index => names[index])]),
  ];
  const detectedAt = momentOf(trouble, near, windows.get(near.service)!);
  const ended = detectedAt + trouble.lasts * MINUTE_MS;
  return {
    id,
    services,
    detectedAt,
    mitigatedAt: ['mitigated', 'both'].includes(trouble.ends) ? ended : null,
    resolvedAt: ['resolved', 'both'].includes(trouble.ends)
      ? ended + 30 * MINUTE_MS
      : null,
    told: toldOf(trouble, releases, services, detectedAt),
  };
}

function momentOf(
  { moment, minutes }: Trouble,
  { startedAt, finishedAt }: Release,
  windowMs: number,
): number {
  switch (moment) {
    case 'start':
      return startedAt;
    case 'during':
      return Math.floor((startedAt + finishedAt) / 2);
    case 'after':
      return finishedAt + minutes * MINUTE_MS;
    case 'edge':
      return finishedAt + windowMs;
    default:
      return finishedAt + windowMs + 1;
  }
}

/** One of its services was deployed before, however long ago. */
function toldOf(
  { told, toldBy }: Trouble,
  releases: Release[],
  services: string[],
  detectedAt: number,
): string | null {
  const before = releases.filter(
    ({ service, startedAt }) =>
      services.includes(service) && startedAt <= detectedAt,
  );
  if (toldBy === 'nothing') {
    return null;
  }
  const release = before[told % before.length];
  return toldBy === 'id' ? release.members[0].id : release.revision;
}
