import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

const TIMEOUT_MS = 20_000;
const MOST_BYTES = 20 * 1024 * 1024;
const SHORTEST_REST_MS = 10_000;
const LONGEST_REST_MS = 6 * 3_600_000;

/** What a Git host has answered. */
export interface HostAnswer {
  json: unknown;
  headers: Headers;
}

/** Asks a Git host by GET, with credentials. */
export type AskHost = (url: URL) => Promise<HostAnswer>;

/** Why there is no answer, in words for people, without anything secret. */
export class NoAnswer extends Error {}

/** The host wants to be left alone until an instant. */
export class HostIsBusy extends NoAnswer {
  readonly until: Instant;

  constructor(message: string, until: Instant) {
    super(message);
    this.until = until;
  }
}

/**
 * Asks one address, and follows it nowhere else: a redirect would carry the
 * credentials along. Time and size are bounded.
 *
 * @throws NoAnswer when there is none that can be used.
 */
export async function askHost(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
  timeoutMs: number = TIMEOUT_MS,
): Promise<HostAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw refusal(url.host, response);
    }
    return {
      json: parse(url.host, await readBody(url.host, response)),
      headers: response.headers,
    };
  } catch (error) {
    if (error instanceof NoAnswer) {
      throw error;
    }
    // The message of a failed fetch may repeat the address.
    throw new NoAnswer(
      timeout.aborted
        ? `${url.host} took too long to answer`
        : `${url.host} could not be reached`,
    );
  }
}

function refusal(host: string, { status, headers }: Response): NoAnswer {
  const until = busyUntil(status, headers, Date.now());
  if (until !== undefined) {
    return new HostIsBusy(
      `${host} answered ${status}: too many requests for now`,
      until,
    );
  }
  if (status >= 300 && status < 400) {
    return new NoAnswer(
      `${host} answered ${status}: the repository may have moved; redirects are not followed`,
    );
  }
  if (status === 404) {
    return new NoAnswer(
      `${host} answered 404: the repository or a commit is not there, or the token may not see it`,
    );
  }
  return new NoAnswer(`${host} answered ${status}`);
}

/** Until when a host wants to be left alone; undefined when it says nothing of the kind. */
function busyUntil(
  status: number,
  headers: Headers,
  now: Instant,
): Instant | undefined {
  const isSpent =
    headers.get('x-ratelimit-remaining') === '0' ||
    headers.get('ratelimit-remaining') === '0';
  const retryAfter = headers.get('retry-after');
  const isBusy =
    status === 429 ||
    (status === 403 && (isSpent || retryAfter !== null)) ||
    (status === 503 && retryAfter !== null);
  if (!isBusy) {
    return undefined;
  }
  const reset =
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  const until =
    afterSeconds(retryAfter, now) ??
    (isSpent && reset !== null ? Number(reset) * 1000 : undefined) ??
    now + SHORTEST_REST_MS;
  return Number.isFinite(until)
    ? Math.min(Math.max(until, now + SHORTEST_REST_MS), now + LONGEST_REST_MS)
    : now + SHORTEST_REST_MS;
}

// `Retry-After` is a number of seconds or a date.
function afterSeconds(value: string | null, now: Instant): Instant | undefined {
  if (value === null) {
    return undefined;
  }
  return /^\d+$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
}

async function readBody(host: string, response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw new NoAnswer(`${host} answered with more than can be read`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(host: string, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new NoAnswer(`${host} answered with something that is not JSON`);
  }
}
