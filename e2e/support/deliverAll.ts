import { setTimeout as sleep } from 'node:timers/promises';
import { Answer, Answers, isAccepted } from './Answers';
import { Sender } from './Sender';
import { WebhookCall } from './WebhookCall';

const RETRY_MS = 100;

/**
 * Delivers calls by several clients at a time. Whatever is not answered with
 * 2xx is sent again until it is, to the next of the addresses.
 */
export async function deliverAll(
  calls: WebhookCall[],
  options: {
    urls: string[];
    clients: number;
    answers: Answers;
    onAnswer?: (answer: Answer) => void;
  },
): Promise<void> {
  const { urls, clients, answers, onAnswer } = options;
  const waiting = calls.values();
  let turn = 0;
  const deliver = async (sender: Sender, call: WebhookCall) => {
    for (;;) {
      const answer = await sender.send(urls[turn++ % urls.length], call);
      answers.add(answer);
      onAnswer?.(answer);
      if (isAccepted(answer)) {
        return;
      }
      await sleep(RETRY_MS);
    }
  };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const sender = new Sender();
      try {
        for (const call of waiting) {
          await deliver(sender, call);
        }
      } finally {
        sender.close();
      }
    }),
  );
}
