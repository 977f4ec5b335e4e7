import { setImmediate as others } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import { Source } from '../inbox/Sources';
import { decodeJsonObject } from '../sources/reading/json';

/** One request brings at most so many events. */
export const MOST_EVENTS = 1000;
const MOST_PROBLEMS = 20;
/** Live requests wait for the check of so many events. */
const AT_ONCE = 20;

/** A page as it came: lines of JSON, or JSON with a list. */
export type EventPage = string | { events: object[] };

/**
 * The events of a page, each as a body of its own, which is the same however
 * its JSON was spaced.
 *
 * @throws InputError that lists what is wrong with which event. No value of an
 * event is repeated.
 */
export async function readEventPage(
  page: EventPage,
  source: Source,
): Promise<Buffer[]> {
  const [name, texts] = split(page);
  if (texts.length > MOST_EVENTS) {
    throw new InputError(`A page has at most ${MOST_EVENTS} events`);
  }
  const problems: string[] = [];
  const bodies: Buffer[] = [];
  for (const [index, { number, text }] of texts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) {
      await others();
    }
    try {
      bodies.push(readEvent(text, source));
    } catch (error) {
      problems.push(`${name} ${number}: ${(error as Error).message}`);
    }
  }
  if (problems.length > 0) {
    throw new InputError(describe(problems));
  }
  return bodies;
}

function readEvent(text: string, { kind, config }: Source): Buffer {
  const event = decodeJsonObject(Buffer.from(text));
  if (Object.hasOwn(event, 'events')) {
    throw new Error('must be one event, not a list');
  }
  const body = Buffer.from(JSON.stringify(event));
  kind.parse(
    {
      sourceId: config.id,
      event: null,
      contentType: null,
      body,
      receivedAt: Date.now(),
    },
    config,
  );
  return body;
}

function split(
  page: EventPage,
): [string, Array<{ number: number; text: string }>] {
  if (typeof page !== 'string') {
    const texts = page.events.map(event => JSON.stringify(event));
    return ['Event', texts.map((text, index) => ({ number: index + 1, text }))];
  }
  const lines = page
    .split('\n')
    .map((text, index) => ({ number: index + 1, text: text.trim() }));
  return ['Line', lines.filter(({ text }) => text !== '')];
}

function describe(problems: string[]): string {
  const rest = problems.length - MOST_PROBLEMS;
  return [
    'Nothing was stored.',
    ...problems.slice(0, MOST_PROBLEMS),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('\n');
}
