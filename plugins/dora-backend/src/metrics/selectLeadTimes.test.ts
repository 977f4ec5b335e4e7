import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { DEFAULT_VALUES, withValues } from '../definitions';
import { commit, deployment, june, MINUTE_MS } from './__fixtures__/rows';
import { selectDeployment } from './selectDeployments';

const end = june.fromMs + 10 * 60 * MINUTE_MS;
const before = (span: number) => end - span * MINUTE_MS;

/**
 * Two commits of pull request 7 and one pushed by itself, deployed in two
 * regions of which the first was done 20 minutes before the second.
 */
const release = deployment({
  startedAt: before(30),
  finishedAt: end,
  firstFinishedAt: before(20),
  commits: [
    commit(before(600), {
      sha: 'first',
      change: 'acme/checkout#7',
      clocks: {
        committed: before(300),
        pushed: before(290),
        opened: before(280),
        approved: before(120),
        merged: before(60),
      },
    }),
    commit(before(200), {
      sha: 'second',
      change: 'acme/checkout#7',
      isHead: true,
      clocks: {
        pushed: before(190),
        opened: before(280),
        approved: before(120),
        merged: before(60),
      },
    }),
    commit(before(100), {
      sha: 'bump',
      byBot: true,
      clocks: { pushed: before(90) },
    }),
  ],
});

function minutes(definitions: Partial<DefinitionValues>) {
  return selectDeployment(
    release,
    withValues(DEFAULT_VALUES, definitions),
  ).leadTimes.map(({ seconds }) => seconds / 60);
}

describe('selectLeadTimes', () => {
  it.each<[Partial<DefinitionValues>, number[]]>([
    [{}, [600, 200, 100]],
    [{ leadTimeUnit: 'change' }, [600, 100]],
    [{ leadTimeUnit: 'deployment_head' }, [200]],
    [{ leadTimeUnit: 'deployment_oldest' }, [600]],
    [{ leadTimeUnit: 'deployment_mean' }, [300]],
    [{ leadTimeCountsBots: false }, [600, 200]],
    [{ leadTimeUnit: 'change', leadTimeCountsBots: false }, [600]],
    [{ leadTimeEnd: 'first_place' }, [580, 180, 80]],
    [{ leadTimeEnd: 'started' }, [570, 170, 70]],
    // Where a clock was not told, the nearest that was stands in.
    [{ leadTimeStart: 'committed' }, [300, 190, 90]],
    [{ leadTimeStart: 'pushed' }, [290, 190, 90]],
    [{ leadTimeStart: 'opened' }, [280, 280, 90]],
    [{ leadTimeStart: 'approved' }, [120, 120, 90]],
    [{ leadTimeStart: 'merged' }, [60, 60, 90]],
    [{ leadTimeStart: 'merged', leadTimeUnit: 'change' }, [60, 90]],
  ])('by %j takes %j minutes', (definitions, expected) => {
    expect(minutes(definitions)).toEqual(expected);
  });

  it('takes the latest commit for a deployed merge', () => {
    const merged = {
      ...release,
      commits: release.commits.map(row => ({ ...row, isHead: false })),
    };
    const values = withValues(DEFAULT_VALUES, {
      leadTimeUnit: 'deployment_head',
    });
    expect(selectDeployment(merged, values).leadTimes).toEqual([
      { seconds: 6000, shas: ['bump'], change: null },
    ]);
  });

  it.each([
    ['authored', 600],
    ['committed', 300],
  ] as const)('starts a cherry-picked commit when it was %s', (clock, lead) => {
    const [picked] = release.commits;
    const row = { ...release, commits: [{ ...picked, isCherryPick: true }] };
    const values = withValues(DEFAULT_VALUES, { leadTimeCherryPicks: clock });
    expect(selectDeployment(row, values).leadTimes[0].seconds).toBe(lead * 60);
  });

  it.each([
    [4, [0]],
    [6, []],
  ])('of a clock %d min fast is %j', (fast, expected) => {
    const row = deployment({
      finishedAt: end,
      commits: [commit(end + fast * MINUTE_MS)],
    });
    expect(
      selectDeployment(row, DEFAULT_VALUES).leadTimes.map(
        ({ seconds }) => seconds,
      ),
    ).toEqual(expected);
  });

  it('has none where the roll-out failed', () => {
    const failed = { ...release, succeeded: false };
    expect(selectDeployment(failed, DEFAULT_VALUES).leadTimes).toEqual([]);
  });
});
