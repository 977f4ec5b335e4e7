import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** UPDATE_GOLDEN=1 writes the files instead of comparing with them. */
const UPDATE = Boolean(process.env.UPDATE_GOLDEN);

/** What a file says that was written earlier; `now` is what it says from now on when it is updated. */
export function goldenText(path: string, now: string): string {
  if (UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, now);
  }
  if (!existsSync(path)) {
    throw new Error(`${path} is missing; UPDATE_GOLDEN=1 writes it`);
  }
  return readFileSync(path, 'utf8');
}

/** Likewise the part of a file that stands between two markers. */
export function goldenPart(path: string, name: string, now: string): string {
  const begin = `<!-- ${name}: begin -->\n\n`;
  const end = `\n<!-- ${name}: end -->`;
  const [head, rest] = splitAt(path, readFileSync(path, 'utf8'), begin);
  const [, tail] = splitAt(path, rest, end);
  const whole = goldenText(path, `${head}${begin}${now}${end}${tail}`);
  return splitAt(path, splitAt(path, whole, begin)[1], end)[0];
}

function splitAt(
  path: string,
  whole: string,
  marker: string,
): [before: string, after: string] {
  const at = whole.indexOf(marker);
  if (at < 0) throw new Error(`${path} has no ${marker.trim()}`);
  return [whole.slice(0, at), whole.slice(at + marker.length)];
}
