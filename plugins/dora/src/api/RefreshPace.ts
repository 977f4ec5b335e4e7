/** Less than the time between two polls, so that the next one may pass. */
const SHORTEST_PAUSE_MS = 4000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * How often a page loads again while numbers keep changing: at once when they
 * were quiet, then ever more rarely, down to once in thirty seconds.
 */
export class RefreshPace {
  #lastAt = -Infinity;
  #pause = SHORTEST_PAUSE_MS;

  /** Whether to load again at this instant, which is then remembered. */
  next(now: number): boolean {
    const elapsed = now - this.#lastAt;
    if (elapsed < this.#pause) {
      return false;
    }
    this.#lastAt = now;
    this.#pause =
      elapsed > 2 * LONGEST_PAUSE_MS
        ? SHORTEST_PAUSE_MS
        : Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    return true;
  }

  /** Forgets how often it was, for somebody waits for what comes next. */
  hasten(): void {
    this.#lastAt = -Infinity;
  }
}
