import { commitId } from './github';
import { randomFrom } from './random';
import { PAST_SERVICES } from './story';

/** The year before every story. */
export const PAST_DAYS = { from: '2025-03-01', to: '2026-02-28' };

const START = Date.parse('2025-03-01T00:00:00Z');
const SPAN_MS = 365 * 86_400_000;
const MINUTE_MS = 60_000;
const EVENTS_PER_RELEASE = 4;

/** A year of generic events: commits, CI stages, deployments, incidents. */
export function tellPast(seed: number, events: number): object[] {
  const random = randomFrom(seed);
  const releases = Math.ceil(events / EVENTS_PER_RELEASE);
  const past: object[] = [];
  for (let number = 0; number < releases; number++) {
    past.push(
      ...release(
        PAST_SERVICES[number % PAST_SERVICES.length],
        number,
        START + Math.floor((SPAN_MS * number) / releases),
        random,
      ),
    );
  }
  return past.slice(0, events);
}

function release(
  service: string,
  number: number,
  start: number,
  random: (below: number) => number,
): object[] {
  const repository = `https://github.com/acme/${service}`;
  const sha = shaOf(number);
  const build = 2 + random(20);
  const at = (minutes: number) =>
    new Date(start + minutes * MINUTE_MS).toISOString();
  return [
    {
      type: 'commit',
      repository,
      sha,
      parent: shaOf(number - PAST_SERVICES.length),
      authoredAt: at(0),
    },
    {
      type: 'stage',
      repository,
      sha,
      name: 'build',
      startedAt: at(1),
      finishedAt: at(1 + build),
    },
    {
      type: 'deployment',
      id: `${service}-${number}`,
      service,
      revision: sha,
      status: random(12) === 0 ? 'failed' : 'succeeded',
      finishedAt: at(2 + build),
    },
    {
      type: 'incident',
      id: `${service}-${number}`,
      service,
      severity: `SEV${1 + random(4)}`,
      detectedAt: at(30),
      resolvedAt: at(31 + random(100)),
    },
  ];
}

function shaOf(number: number): string {
  return commitId(`past release ${number}`);
}
