import fc from 'fast-check';
import { Waiting } from '../attribution/waitingCommits';
import {
  countWaiting,
  oldestFirst,
  poolWaiting,
  WaitingWork,
} from './waitingCount';

const HOUR_MS = 3_600_000;
const now = Date.UTC(2026, 2, 10);

/** A commit that was written so many hours ago. */
function commit(sha: string, hours: number, repository = 'r'): Waiting {
  const ageMs = hours * HOUR_MS;
  return { repository, sha, authoredAt: now - ageMs, ageMs, mergedWith: null };
}

const work = (part: Partial<WaitingWork> = {}): WaitingWork => ({
  commits: [],
  gap: null,
  openChanges: [],
  ...part,
});

const hours = (commits: Waiting[] | null) => {
  const { oldestAgeSeconds, medianAgeSeconds, ...told } = countWaiting(
    work({ commits }),
  );
  return [
    told.commits,
    oldestAgeSeconds && oldestAgeSeconds / 3600,
    medianAgeSeconds && medianAgeSeconds / 3600,
  ];
};

describe('countWaiting', () => {
  it.each([
    [null, [null, null, null]],
    [[], [0, null, null]],
    [[5], [1, 5, 5]],
    [
      [1, 48],
      [2, 48, 24.5],
    ],
    [
      [30, 2, 7],
      [3, 30, 7],
    ],
    [
      [3, 3, 3, 3],
      [4, 3, 3],
    ],
  ])('of ages of %j hours', (ages, expected) => {
    const commits = ages && ages.map((age, index) => commit(`${index}`, age));
    expect(hours(commits)).toEqual(expected);
  });

  it('tells since when commits wait and requests are open', () => {
    const told = countWaiting(
      work({
        commits: [commit('a', 1), commit('b', 24)],
        openChanges: [
          { repository: 'r', number: 1, openedAt: now },
          { repository: 'r', number: 2, openedAt: null },
          { repository: 'r', number: 3, openedAt: now - HOUR_MS },
        ],
      }),
    );
    expect(told).toMatchObject({
      oldestAuthoredAt: '2026-03-09T00:00:00.000Z',
      openChanges: { count: 3, oldestOpenedAt: '2026-03-09T23:00:00.000Z' },
    });
  });
});

describe('poolWaiting', () => {
  const known = work({ commits: [commit('a', 1)] });
  const never = work({ commits: null, gap: 'never_deployed' });

  it('knows nothing where no part is known, and says why', () => {
    const none = work({ commits: null, gap: 'no_pushes' });
    expect(poolWaiting([none, never])).toMatchObject({
      commits: null,
      gap: 'never_deployed',
    });
    expect(poolWaiting([])).toMatchObject({
      commits: null,
      gap: 'no_repository',
    });
  });

  it('counts what is known, and says that there may be more', () => {
    expect(poolWaiting([known, never])).toMatchObject({
      commits: known.commits,
      gap: 'never_deployed',
    });
    expect(poolWaiting([known, work()])).toMatchObject({ gap: null });
  });

  it('counts what several parts share once', () => {
    const change = { repository: 'r', number: 1, openedAt: now };
    const pooled = poolWaiting([
      work({
        commits: [commit('a', 1), commit('b', 2)],
        openChanges: [change],
      }),
      work({
        commits: [commit('b', 2), commit('b', 2, 'other')],
        openChanges: [change, { ...change, repository: 'other' }],
      }),
    ]);
    expect(pooled.commits).toHaveLength(3);
    expect(pooled.openChanges).toHaveLength(2);
  });

  it('tells of all rows together, however they are divided', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 10_000 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(ages, fc.integer({ min: 0, max: 30 }), (list, cut) => {
        const all = list.map((age, index) => commit(`${index}`, age));
        const parts = [all.slice(cut), all.slice(0, cut)].map(commits =>
          work({ commits }),
        );
        expect(countWaiting(poolWaiting(parts))).toEqual(
          countWaiting(work({ commits: all })),
        );
      }),
    );
  });
});

describe('oldestFirst', () => {
  it('puts the oldest first, and commits of one moment in one order', () => {
    const list = [commit('c', 1), commit('b', 5), commit('a', 1)];
    const shas = [...list].sort(oldestFirst).map(({ sha }) => sha);
    expect(shas).toEqual(['b', 'a', 'c']);
    expect([...list].reverse().sort(oldestFirst)[1].sha).toBe('a');
  });
});
