import { InputError } from '@backstage/errors';
import { Source } from '../inbox/Sources';
import { decodeJsonObject } from '../sources/json';

/** One request brings at most so many events. */
export const MOST_EVENTS = 1000;
const MOST_PROBLEMS = 20;

/** A page as it came: lines of JSON, or JSON with a list. */
export type EventPage = string | { events: object[] };

/**
 * The events of a page, each as a body of its own, which is the same however
 * its JSON was spaced.
 *
 * @throws InputError that lists what is wrong with which event. No value of an
 * event is repeated.
 */
export function readEventPage(
  page: EventPage,
  { kind, config }: Source,
): Buffer[] {
  const [name, texts] = split(page);
  if (texts.length > MOST_EVENTS) {
    throw new InputError(`A page has at most ${MOST_EVENTS} events`);
  }
  const problems: string[] = [];
  const bodies = texts.flatMap(({ number, text }) => {
    try {
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
      return [body];
    } catch (error) {
      problems.push(`${name} ${number}: ${(error as Error).message}`);
      return [];
    }
  });
  if (problems.length > 0) {
    throw new InputError(describe(problems));
  }
  return bodies;
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
