import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';

/** The secret of the senders of the benchmark. */
export const SECRET = 'ingest-bench-secret';
export const ID_HEADER = 'x-github-delivery';

const SIGNATURE_HEADER = 'x-hub-signature-256';
const BODIES = 64;
const COMMITS = 9;

/** A push as GitHub sends it: its body, and the headers that go with it. */
export interface SignedPush {
  headers: Record<string, string>;
  body: Buffer;
}

/** Signed pushes of about 7 kB. Each request takes one of them and an id of its own. */
export function signedPushes(): SignedPush[] {
  return Array.from({ length: BODIES }, (_, index) => {
    const body = Buffer.from(JSON.stringify(push(index)));
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/bench',
        'x-github-event': 'push',
        'x-github-hook-id': '292430182',
        [SIGNATURE_HEADER]: signatureOf(body),
      },
    };
  });
}

/** Whether a request's signature is that of its body. */
export function isSigned(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const sent = Buffer.from(String(headers[SIGNATURE_HEADER]));
  const expected = Buffer.from(signatureOf(body));
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

/** The key under which the inbox keeps a sender's id. */
export function dedupeKeyOf(deliveryId: string): string {
  return `id:${createHash('sha256').update(deliveryId).digest('hex')}`;
}

function signatureOf(body: Buffer): string {
  return `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
}

function push(index: number) {
  const repository = `acme/service-${index}`;
  const commits = Array.from({ length: COMMITS }, (_, number) =>
    commit(repository, sha(index * COMMITS + number)),
  );
  return {
    ref: 'refs/heads/main',
    before: sha(index),
    after: commits.at(-1)!.id,
    repository: {
      id: index,
      name: `service-${index}`,
      full_name: repository,
      html_url: `https://github.com/${repository}`,
      default_branch: 'main',
    },
    pusher: { name: 'mona', email: 'mona@example.com' },
    sender: { login: 'mona', id: 21_031_067, type: 'User' },
    commits,
    head_commit: commits.at(-1),
  };
}

function commit(repository: string, id: string) {
  const person = {
    name: 'Mona Lisa Octocat',
    email: 'mona@example.com',
    username: 'mona',
  };
  return {
    id,
    tree_id: sha(id.length),
    distinct: true,
    message: `Keep the old price until the new one is known\n\n${id}`,
    timestamp: '2026-03-02T14:03:17Z',
    url: `https://github.com/${repository}/commit/${id}`,
    author: person,
    committer: person,
    added: [`src/prices/${id.slice(0, 8)}.ts`],
    removed: [],
    modified: ['src/prices/index.ts', 'src/prices/PriceList.test.ts'],
  };
}

function sha(number: number): string {
  return number.toString(16).padStart(40, 'a5');
}
