import { appendFileSync } from 'node:fs';

/** What one try to send came to. */
export interface Answer {
  id: string;
  url: string;
  /** Undefined when the connection was lost before there was one. */
  status: number | undefined;
  retryAfter: string | undefined;
  sentAt: number;
  tookMs: number;
}

/** The senders' own record of every try, in memory and in a file. */
export class Answers {
  readonly all: Answer[] = [];
  /** Ids that were answered with 2xx. */
  readonly accepted = new Set<string>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(answer: Answer): void {
    this.all.push(answer);
    appendFileSync(this.#file, `${JSON.stringify(answer)}\n`);
    if (isAccepted(answer)) {
      this.accepted.add(answer.id);
    }
  }

  /** How often each status was answered; `lost` stands for none. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status = 'lost' } of this.all) {
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  }

  /** Answers to what was sent from one moment up to another. */
  sentBetween(from: number, to: number): Answer[] {
    return this.all.filter(({ sentAt }) => sentAt >= from && sentAt < to);
  }
}

export function isAccepted({ status = 0 }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status <= 299;
}

/** The time within which a share of the answers came, in milliseconds. */
export function percentileMs(answers: Answer[], share: number): number {
  const sorted = answers.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
