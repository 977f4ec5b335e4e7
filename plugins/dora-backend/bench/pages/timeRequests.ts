import { PageRequests, PAGES } from './requests';
import { Quantiles, quantilesOf } from './quantiles';
import { Demo } from './withDemo';

const WARM_UPS = 3;

/** How long one request takes from its first to its last byte, in ms. */
export interface RequestTime extends Quantiles {
  path: string;
  bytes: number;
}

/** How long the requests of one page take. */
export interface PageTime {
  page: string;
  requests: RequestTime[];
  /** Of the medians: what they would take one after the other. */
  sum: number;
}

/** Times each request of each page by itself, one after the other. */
export async function timePages(
  demo: Demo,
  rounds: number,
): Promise<PageTime[]> {
  const pages: PageTime[] = [];
  for (const page of PAGES) {
    pages.push(await timePage(demo, page, rounds));
  }
  return pages;
}

async function timePage(
  demo: Demo,
  { page, paths }: PageRequests,
  rounds: number,
): Promise<PageTime> {
  const requests: RequestTime[] = [];
  for (const path of paths) {
    requests.push(await timeRequest(demo, path, rounds));
  }
  return {
    page,
    requests,
    sum: requests.reduce((sum, { median }) => sum + median, 0),
  };
}

async function timeRequest(
  { api }: Demo,
  path: string,
  rounds: number,
): Promise<RequestTime> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < WARM_UPS + rounds; round++) {
    const start = performance.now();
    bytes = Buffer.byteLength(await api.text(path));
    if (round >= WARM_UPS) {
      times.push(performance.now() - start);
    }
  }
  return { path, bytes, ...quantilesOf(times) };
}
