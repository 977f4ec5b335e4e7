import { Step } from './plan';
import { Change, Push, Release } from './world';

const MINUTE_MS = 60_000;

interface Written {
  sha: string;
  authoredAt: number;
  title: string;
}

/** What happens to one service, step by step. */
export class ServiceLife {
  readonly name: string;
  readonly main: string[] = [];
  readonly changes: Change[] = [];
  readonly releases: Release[] = [];
  readonly #index: number;
  readonly #hasPlaces: boolean;
  readonly #ends = new Set<number>();
  /** What the main branch was at, one by one. */
  readonly #tips: string[];
  #now: number;
  #shas = 0;
  #numbers = 0;

  /** Begins with a commit and its deployment. */
  constructor(
    name: string,
    index: number,
    startsAt: number,
    hasPlaces: boolean,
  ) {
    this.name = name;
    this.#index = index;
    this.#hasPlaces = hasPlaces;
    this.#now = startsAt;
    this.#tips = [`${index}`.padEnd(40, 'f')];
    this.#push([30]);
    this.#release(this.#tip, 5, true);
    this.#now += 10 * MINUTE_MS;
  }

  take({ act, gap, takes, written, back, isMore }: Step): void {
    this.#now += gap * MINUTE_MS;
    const ran = this.releases.filter(
      ({ succeeded, finishedAt }) => succeeded && finishedAt <= this.#now,
    );
    switch (act) {
      case 'release':
        this.#release(this.#tip, takes, true, {
          isMore: isMore && this.#isNew,
        });
        break;
      case 'fail':
        this.#release(this.#tip, takes, false);
        break;
      case 'repeat':
        this.#release(ran.at(-1)!.revision, takes, true);
        break;
      case 'goBack':
        this.#release((ran.at(-1 - back) ?? ran[0]).revision, takes, true, {
          isToldRollback: isMore,
        });
        break;
      case 'push':
        this.#push(written.slice(0, 1));
        break;
      default:
        this.#join(act, written, back);
    }
  }

  get #tip(): string {
    return this.#tips.at(-1)!;
  }

  get #isNew(): boolean {
    return this.releases.every(({ revision }) => revision !== this.#tip);
  }

  /** Nobody could tell a second roll-out of a revision from another place of the first. */
  #isUnderWay(wanted: string): boolean {
    return this.releases.some(
      ({ revision, finishedAt }) =>
        revision === wanted && finishedAt >= this.#now,
    );
  }

  #sha(): string {
    this.#shas += 1;
    return `${this.#index}${String(this.#shas).padStart(39, 'a')}`;
  }

  #write(minutesBefore: number[], title: string): Written[] {
    return minutesBefore.map((minutes, index) => ({
      sha: this.#sha(),
      authoredAt: this.#now - minutes * MINUTE_MS,
      title: `${title}, part ${index + 1}`,
    }));
  }

  #onMain(commits: Push['commits']): Push {
    const before = this.#tip;
    this.main.push(...commits.map(({ sha }) => sha));
    this.#tips.push(this.main.at(-1)!);
    return { branch: 'main', before, pushedAt: this.#now, commits };
  }

  /** A commit without a pull request. */
  #push(minutesBefore: number[]): void {
    const written = this.#write(minutesBefore, 'Straight to main');
    this.changes.push({
      service: this.name,
      number: null,
      openedAt: this.#now,
      mergedAt: this.#now,
      written,
      mergedAs: written[0].sha,
      pushes: [this.#onMain(written)],
    });
  }

  #join(how: 'merge' | 'squash' | 'rebase', minutes: number[], back: number) {
    this.#numbers += 1;
    const number = this.#numbers;
    const written = this.#write(minutes, `Change ${number}`);
    const openedAt = Math.max(...written.map(({ authoredAt }) => authoredAt));
    const branch: Push = {
      branch: `change-${number}`,
      before: this.#tips.slice(1).at(-back) ?? this.main[0],
      pushedAt: openedAt,
      commits: written,
    };
    const merged = this.#onMain(this.#joined(how, written, number));
    this.changes.push({
      service: this.name,
      number,
      openedAt,
      mergedAt: this.#now,
      written,
      mergedAs: merged.commits.at(-1)!.sha,
      pushes: [branch, merged],
    });
  }

  /** What the main branch gains by a pull request. */
  #joined(
    how: 'merge' | 'squash' | 'rebase',
    written: Written[],
    number: number,
  ): Push['commits'] {
    const last = { sha: this.#sha(), authoredAt: this.#now };
    switch (how) {
      case 'merge':
        return [
          ...written,
          { ...last, title: `Merge pull request #${number}`, merge: true },
        ];
      case 'squash':
        return [{ ...last, title: `Change ${number} (#${number})` }];
      default:
        return written.map(commit => ({ ...commit, sha: this.#sha() }));
    }
  }

  #release(
    revision: string,
    takes: number,
    succeeded: boolean,
    { isMore = false, isToldRollback = false } = {},
  ): void {
    if (this.#isUnderWay(revision)) {
      return;
    }
    const id = `${this.name}-${this.releases.length + 1}`;
    const places = isMore && this.#hasPlaces ? ['east', 'west'] : ['east'];
    const members = places.map((place, index) => ({
      id: `${id}-${place}`,
      place,
      startedAt: this.#now + index * 20 * MINUTE_MS,
      finishedAt: this.#end(takes + index * 25),
    }));
    this.releases.push({
      id,
      service: this.name,
      revision,
      succeeded,
      isToldRollback,
      members,
      startedAt: Math.min(...members.map(({ startedAt }) => startedAt)),
      finishedAt: Math.max(...members.map(({ finishedAt }) => finishedAt)),
    });
  }

  /** No two roll-outs of a service end at once: which came first would be anybody's guess. */
  #end(takes: number): number {
    let end = this.#now + takes * MINUTE_MS;
    while (this.#ends.has(end)) {
      end += MINUTE_MS;
    }
    this.#ends.add(end);
    return end;
  }
}
