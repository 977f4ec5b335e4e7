import { genericCall } from './generic';
import { commitId, deployment, push, signed } from './github';
import { randomFrom } from './random';
import { WebhookCall } from './WebhookCall';

/** The services that stories are about. */
export const STORY_SERVICES = ['parcels', 'labels'];

/** The services of a past that is imported, besides those. */
export const PAST_SERVICES = Array.from(
  { length: 20 },
  (_, index) => `archive-${index + 1}`,
);

/** The days of every story. Clocks change in New York on the eighth of them. */
export const STORY_DAYS = { from: '2026-03-01', to: '2026-03-28' };

const START = Date.parse('2026-03-01T00:00:00Z');
const SPAN_MS = 28 * 86_400_000;
const MINUTE_MS = 60_000;
const CALLS_PER_RELEASE = 5;

/**
 * Four weeks of two services, in the order of the events: pushes, deployments
 * of which some fail, CI stages, incidents. The same seed tells the same story.
 */
export function tellStory(seed: number, calls: number): WebhookCall[] {
  const random = randomFrom(seed);
  const releases = Math.ceil(calls / CALLS_PER_RELEASE);
  const story: WebhookCall[] = [];
  for (let number = 1; number <= releases; number++) {
    story.push(
      ...release({
        number,
        service: STORY_SERVICES[number % STORY_SERVICES.length],
        start: START + Math.floor((SPAN_MS * number) / (releases + 1)),
        random,
      }),
    );
  }
  return story.slice(0, calls);
}

function release(options: {
  number: number;
  service: string;
  start: number;
  random: (below: number) => number;
}): WebhookCall[] {
  const { number, service, start, random } = options;
  const repository = `acme/${service}`;
  const sha = shaOf(number);
  const key = `${service}-${number}`;
  const build = 2 + random(20);
  const rollOut = 1 + random(10);
  const at = (minutes: number) => new Date(start + minutes * MINUTE_MS);
  const subject = { repository, sha, number };
  return [
    signed(
      push({
        ...subject,
        id: `push-${key}`,
        at: at(0),
        before: shaOf(number - STORY_SERVICES.length),
      }),
    ),
    genericCall(`stage-${key}`, {
      type: 'stage',
      repository: `https://github.com/${repository}`,
      sha,
      name: 'build',
      startedAt: at(1),
      finishedAt: at(1 + build),
      outcome: 'success',
    }),
    signed(
      deployment({ ...subject, id: `deployment-${key}`, at: at(2 + build) }),
    ),
    signed(
      deployment({
        ...subject,
        id: `status-${key}`,
        at: at(2 + build + rollOut),
        state: random(12) === 0 ? 'failure' : 'success',
        url: `https://ci.example.com/${key}`,
      }),
    ),
    newsOfIncident({ number, service, random, at }),
  ];
}

/** Each incident is opened after one release, and resolved after the next one. */
function newsOfIncident(options: {
  number: number;
  service: string;
  random: (below: number) => number;
  at: (minutes: number) => Date;
}): WebhookCall {
  const { number, service, random, at } = options;
  const pair = STORY_SERVICES.length;
  const isOpening = Math.floor((number - 1) / pair) % 2 === 0;
  const incident = isOpening ? number : number - pair;
  return genericCall(`incident-${service}-${number}`, {
    type: 'incident',
    id: `${service}-${incident}`,
    service,
    severity: `SEV${1 + (incident % 4)}`,
    ...(isOpening
      ? { detectedAt: at(40 + random(10)) }
      : { resolvedAt: at(50 + random(10)) }),
  });
}

function shaOf(number: number): string {
  return commitId(`release ${number}`);
}
