import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Looks again and again until there is something, for a limited time. */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found) {
      return found;
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`Not within ${seconds} s: ${what}`);
}
