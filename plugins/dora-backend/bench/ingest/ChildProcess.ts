import { ChildProcess as Process, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';

const ANSWERS_WITHIN_MS = 120_000;

/** What a process of the benchmark tells the one that has started it. */
export function tell(answer: unknown): void {
  process.send!({ answer });
}

/** A process of the benchmark's own, which answers messages and ends with this one. */
export class ChildProcess {
  readonly #process: Process;

  private constructor(process: Process) {
    this.#process = process;
  }

  /** Starts one of the files beside this one. */
  static start(file: string, ...args: string[]): ChildProcess {
    return new ChildProcess(
      fork(join(__dirname, file), args, {
        env: { ...process.env, NODE_ENV: 'production' },
      }),
    );
  }

  /** What it tells next. */
  async answer<T>(): Promise<T> {
    const messages = on(this.#process, 'message', {
      close: ['exit'],
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    for await (const [message] of messages) {
      // What translates TypeScript sends messages of its own.
      const { answer } = message as { answer?: T };
      if (answer !== undefined) return answer;
    }
    throw new Error('A process of the benchmark has ended');
  }

  async ask<T>(question: object): Promise<T> {
    const answer = this.answer<T>();
    this.#process.send(question);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.#process.connected) {
      const ended = once(this.#process, 'exit');
      this.#process.disconnect();
      await ended;
    }
  }
}
