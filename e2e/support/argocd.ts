import { setTimeout as sleep } from 'node:timers/promises';
import { Answer, Answers, isAccepted } from './Answers';
import { Sender } from './Sender';
import { WebhookCall } from './WebhookCall';

/** The secret of the source `argocd` in every backend that tests start. */
export const ARGOCD_TOKEN = 'argocd-token-of-the-e2e-tests';

const RETRIES = 3;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5_000;

/** What Argo CD tells of a finished sync. */
export function argocdCall(options: {
  app: string;
  revision: string;
  finishedAt: Date;
}): WebhookCall {
  const { app, revision, finishedAt } = options;
  return {
    id: `${app}-${revision}`,
    path: '/api/dora/webhooks/argocd',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${ARGOCD_TOKEN}`,
    },
    body: JSON.stringify({
      event: 'deployment',
      status: 'success',
      app,
      revision,
      timestamp: finishedAt.toISOString(),
    }),
  };
}

/**
 * Sends as the notifications of Argo CD were measured to: four tries in seven
 * seconds, none after a 4xx, and `Retry-After` of a 429 or 503 is kept to.
 */
export async function sendAsArgocd(
  url: string,
  call: WebhookCall,
  answers: Answers,
): Promise<void> {
  const sender = new Sender();
  try {
    for (let retry = 0; retry <= RETRIES; retry++) {
      const answer = await sender.send(url, call);
      answers.add(answer);
      if (isAccepted(answer) || !isRetried(answer)) {
        return;
      }
      await sleep(waitMs(answer, retry));
    }
  } finally {
    sender.close();
  }
}

function isRetried({ status }: Answer): boolean {
  return (
    status === undefined || status === 429 || (status >= 500 && status !== 501)
  );
}

function waitMs({ status, retryAfter }: Answer, retry: number): number {
  const seconds = Number(retryAfter);
  return (status === 429 || status === 503) && seconds > 0
    ? seconds * 1000
    : Math.min(SHORTEST_WAIT_MS * 2 ** retry, LONGEST_WAIT_MS);
}
