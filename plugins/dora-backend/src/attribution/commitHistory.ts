import { COMPARISON_REF } from '../facts/comparisonRef';
import { StoredPush } from '../facts/pushes';

/** Finds pushes by their commits; remembers nothing itself. */
export interface PushReader {
  pushesWith(sha: string): Promise<StoredPush[]>;
  /** Whether an earlier deployment has delivered this commit. */
  isDelivered(sha: string): Promise<boolean>;
}

/**
 * Why a range may be incomplete.
 *
 * - `first`: nothing ran before, so only the deployed commit itself is counted
 * - `missing`: a push on the way was not received
 * - `rewritten`: the branch was forced to another history
 * - `branch_start`: the branch began on the way, and not from what ran before
 * - `truncated`: a sender left out commits
 * - `too_long`: more pushes or commits than are followed
 */
export type RangeGap =
  | 'first'
  | 'missing'
  | 'rewritten'
  | 'branch_start'
  | 'truncated'
  | 'too_long';

/** What a commit contains, as far as it has been followed. */
export class CommitHistory {
  readonly shas: string[] = [];
  /** The commit to go on from; null at the end. */
  next: string | null;
  end: RangeGap | null = null;
  truncated = false;
  readonly #reader: PushReader;
  readonly #known: Set<string>;
  #ref: string | null = null;

  constructor(reader: PushReader, sha: string) {
    this.#reader = reader;
    this.next = sha;
    this.#known = new Set([sha]);
  }

  contains(sha: string): boolean {
    return this.#known.has(sha);
  }

  /** Goes back by one push. */
  async extend(): Promise<void> {
    if (this.next === null) {
      return;
    }
    const sha = this.next;
    const push = choose(await this.#reader.pushesWith(sha), sha, this.#ref);
    if (!push) {
      this.#finish('missing', this.shas.length === 0 ? [sha] : []);
      return;
    }
    this.#ref = push.ref;
    this.truncated ||= push.truncated;
    this.#add(push.shas.slice(0, push.shas.indexOf(sha) + 1).reverse());
    if (push.forced) {
      this.#finish('rewritten', []);
    } else if (push.before === null) {
      this.#finish('branch_start', []);
    } else {
      this.next = push.before;
      this.#known.add(push.before);
    }
  }

  #add(shas: string[]) {
    for (const sha of shas) {
      this.shas.push(sha);
      this.#known.add(sha);
    }
  }

  #finish(end: RangeGap, shas: string[]) {
    this.#add(shas);
    this.next = null;
    this.end = end;
  }
}

// A commit is listed by the push that made it a tip and, when its branch is
// merged, by a push that merely brings it along among others: only the first
// tells what came before it. Of several, stay on the branch that we come from,
// else take the default branch; the rest is for one answer always. What a Git
// host told of two commits is no move of a branch that could be followed.
function choose(
  pushes: StoredPush[],
  sha: string,
  ref: string | null,
): StoredPush | undefined {
  const rank = (push: StoredPush) => [
    Number(push.after !== sha),
    Number(push.ref !== ref),
    Number(!push.isDefaultBranch),
    Number(push.forced),
    push.id,
  ];
  return pushes
    .filter(push => push.ref !== COMPARISON_REF)
    .sort((a, b) => compare(rank(a), rank(b)))[0];
}

function compare(a: Array<number | string>, b: Array<number | string>): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  if (index < 0) {
    return 0;
  }
  return a[index] < b[index] ? -1 : 1;
}
