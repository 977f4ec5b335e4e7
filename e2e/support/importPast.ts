import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from './DoraApi';

const PAGE = 1_000;
const RETRY_MS = 500;

/**
 * Imports events page by page, as docs/operating.md tells an operator to: each
 * page is sent until it is taken, whatever becomes of the backend meanwhile.
 */
export async function importPast(
  url: string,
  id: string,
  events: object[],
): Promise<void> {
  const json = 'application/json';
  await post(
    url,
    '',
    json,
    JSON.stringify({ id, title: id, sourceId: 'generic' }),
  );
  for (let from = 0; from < events.length; from += PAGE) {
    const lines = events.slice(from, from + PAGE).map(e => JSON.stringify(e));
    await post(url, `/${id}/events`, 'application/x-ndjson', lines.join('\n'));
  }
  await post(url, `/${id}/finish`, json, '{}');
}

async function post(
  url: string,
  path: string,
  contentType: string,
  body: string,
): Promise<void> {
  for (;;) {
    const answer = await signIn(url)
      .then(token =>
        fetch(`${url}/api/dora/v1/imports${path}`, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': contentType,
          },
          body,
        }),
      )
      // The backend is down, or its answer is not that of a backend that is up.
      .catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    if (answer?.status === 400) {
      throw new Error(await answer.text());
    }
    await sleep(RETRY_MS);
  }
}
