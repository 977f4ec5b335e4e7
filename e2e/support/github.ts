import { createHash, createHmac } from 'node:crypto';
import { GITHUB_SECRET } from './Backend';
import { WebhookCall } from './WebhookCall';

/** A webhook request of GitHub, before it is sent. */
export interface Delivery {
  id: string;
  event: string;
  payload: object;
}

/** The request that brings a delivery, signed. */
export function signed(
  delivery: Delivery,
  secret: string = GITHUB_SECRET,
): WebhookCall {
  const body = JSON.stringify(delivery.payload);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    id: delivery.id,
    path: '/api/dora/webhooks/github',
    headers: {
      'Content-Type': 'application/json',
      'X-GitHub-Event': delivery.event,
      'X-GitHub-Delivery': delivery.id,
      'X-Hub-Signature-256': `sha256=${signature}`,
    },
    body,
  };
}

/** Sends a delivery, signed, and resolves with the status of the answer. */
export async function sendDelivery(
  url: string,
  delivery: Delivery,
): Promise<number> {
  const { path, headers, body } = signed(delivery);
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body,
  });
  // A connection is used again only after its answer was read.
  await response.arrayBuffer();
  return response.status;
}

/** A commit id that follows from a name. */
export function commitId(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

/** A push of one commit to the default branch. */
export function push(options: {
  id: string;
  repository: string;
  sha: string;
  at: Date;
  /** The commit that the branch was at; else one that nobody knows. */
  before?: string;
}): Delivery {
  const { id, repository, sha, at, before } = options;
  return {
    id,
    event: 'push',
    payload: {
      ref: 'refs/heads/main',
      before: before ?? commitId(`before ${sha}`),
      after: sha,
      forced: false,
      commits: [
        {
          id: sha,
          message: 'Round the total once',
          timestamp: at.toISOString(),
        },
      ],
      repository: {
        html_url: `https://github.com/${repository}`,
        default_branch: 'main',
        pushed_at: Math.floor(at.getTime() / 1000),
      },
    },
  };
}

/** A deployment that was created or, with a state, what became of it. */
export function deployment(options: {
  id: string;
  number: number;
  repository: string;
  sha: string;
  at: Date;
  state?: 'success' | 'failure';
  url?: string;
}): Delivery {
  const { id, number, repository, sha, at, state, url } = options;
  const time = at.toISOString();
  return {
    id,
    event: state ? 'deployment_status' : 'deployment',
    payload: {
      repository: { html_url: `https://github.com/${repository}` },
      deployment: {
        id: number,
        sha,
        environment: 'production',
        created_at: time,
      },
      ...(state && {
        deployment_status: { state, created_at: time, log_url: url },
      }),
    },
  };
}
