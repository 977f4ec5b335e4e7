import { InputError } from '@backstage/errors';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/** Where a row stands in a list: the latest first and, of one instant, by id. */
export interface RowKey {
  at: Instant;
  id: string;
}

/** A place between two rows of a list, and the direction in which a page is read from it. */
export interface PageCursor extends RowKey {
  direction: 'older' | 'newer';
  /** Rows before this place. */
  position: number;
}

/** Orders rows as they are read in a direction. */
export function compare(
  direction: PageCursor['direction'],
): (a: RowKey, b: RowKey) => number {
  const sign = direction === 'newer' ? 1 : -1;
  const byId = (a: string, b: string) => Number(a > b) - Number(a < b);
  return (a, b) => sign * (a.at - b.at || byId(a.id, b.id));
}

/** The cursor as clients pass it back, who need not know what it says. */
export function encodeCursor(cursor: PageCursor): string {
  const { direction, at, id, position } = cursor;
  return Buffer.from(JSON.stringify([direction, at, id, position])).toString(
    'base64url',
  );
}

/** @throws InputError for a cursor that no answer has told. */
export function decodeCursor(text: string): PageCursor {
  try {
    const [direction, at, id, position] = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    );
    if (
      (direction === 'older' || direction === 'newer') &&
      Number.isSafeInteger(at) &&
      typeof id === 'string' &&
      Number.isSafeInteger(position) &&
      position >= 0
    ) {
      return { direction, at, id, position };
    }
  } catch {
    // What is no JSON is no cursor either.
  }
  throw new InputError('The cursor is none that an answer has told');
}
