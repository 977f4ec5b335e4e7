import { duration, table, whole } from '../table';
import { Chunk } from './bundle';
import { OpeningTimes } from './openInBrowser';
import { PageTime } from './timeRequests';

/** Each request should stay below it, so that no page feels slow. */
const GOAL_MS = 50;

/** What was measured of the pages of the example organisation. */
export interface PagesResult {
  pages: PageTime[];
  /** Undefined when the app is not built. */
  chunks: Chunk[] | undefined;
  opening: OpeningTimes | undefined;
}

export function describePages({ pages, chunks, opening }: PagesResult): string {
  return [
    describeRequests(pages),
    describeGoal(pages),
    chunks ? describeChunks(chunks) : 'packages/app is not built.',
    ...(opening ? [describeOpening(opening)] : []),
  ].join('\n\n');
}

function describeRequests(pages: PageTime[]): string {
  const rows = pages.flatMap(({ page, requests, sum }) => [
    ...requests.map(({ path, bytes, median, p95 }) => [
      page,
      path,
      duration(median),
      duration(p95),
      kibibytes(bytes),
    ]),
    [page, 'all of them', duration(sum), '', ''],
  ]);
  return table(['Page', 'Request', 'median', 'P95', 'answer'], rows);
}

function describeGoal(pages: PageTime[]): string {
  const requests = pages.flatMap(page => page.requests);
  const slow = requests
    .filter(({ p95 }) => p95 >= GOAL_MS)
    .sort((one, other) => other.p95 - one.p95);
  return slow.length === 0
    ? `P95 of each of the ${requests.length} requests is below ${GOAL_MS} ms.`
    : `P95 of ${slow.length} of the ${
        requests.length
      } requests is not below ${GOAL_MS} ms; the slowest is ${
        slow[0].path
      } (${duration(slow[0].p95)}).`;
}

function describeChunks(chunks: Chunk[]): string {
  return table(
    ['Chunk', 'holds', 'size', 'gzip'],
    chunks.map(({ file, holds, bytes, gzipped }) => [
      file,
      holds,
      kibibytes(bytes),
      kibibytes(gzipped),
    ]),
  );
}

function describeOpening({ first, again }: OpeningTimes): string {
  return table(
    ['Tab of a service in Chromium, until its tiles show numbers', 'time'],
    [
      ['after signing in', duration(first)],
      ['again, median', duration(again.median)],
      ['again, P95', duration(again.p95)],
    ],
  );
}

function kibibytes(bytes: number): string {
  const size = bytes / 1024;
  return `${size < 10 ? size.toFixed(1) : whole(size)} KiB`;
}
