import { impacts } from './impact';
import { classicProfile } from './levels';
import { Observations } from './observations';

function observed(parts: Partial<Observations> = {}): Observations {
  return {
    deployments: { count: 0, days: 30 },
    leadSeconds: [],
    failures: { part: 0, n: 0 },
    restoreSeconds: [],
    ...parts,
  };
}

const verdicts = (
  before: Partial<Observations>,
  after: Partial<Observations>,
) =>
  impacts(observed(before), observed(after), classicProfile).map(
    ({ verdict }) => verdict,
  );

const times = (n: number, ...values: number[]) =>
  Array<number[]>(n).fill(values).flat();

describe('impacts', () => {
  it('calls more deployments better, and all else worse where it grows', () => {
    const less = {
      deployments: { count: 20, days: 30 },
      leadSeconds: times(20, 60),
      failures: { part: 2, n: 100 },
      restoreSeconds: times(20, 60),
    };
    const more = {
      deployments: { count: 60, days: 30 },
      leadSeconds: times(20, 120),
      failures: { part: 30, n: 100 },
      restoreSeconds: times(20, 120),
    };
    expect(verdicts(less, more)).toEqual(['better', 'worse', 'worse', 'worse']);
    expect(verdicts(more, less)).toEqual([
      'worse',
      'better',
      'better',
      'better',
    ]);
  });

  it('needs eight days, values and deployments on each side', () => {
    const enough = {
      deployments: { count: 8, days: 8 },
      leadSeconds: times(8, 60),
      failures: { part: 0, n: 8 },
      restoreSeconds: times(8, 60),
    };
    const tooFew = {
      deployments: { count: 8, days: 7 },
      leadSeconds: times(7, 60),
      failures: { part: 0, n: 7 },
      restoreSeconds: times(7, 60),
    };
    expect(verdicts(enough, enough)).toEqual(times(4, 0).map(() => 'unclear'));
    expect(verdicts(enough, tooFew)).toEqual(times(4, 0).map(() => 'too_few'));
    expect(verdicts(tooFew, enough)).toEqual(times(4, 0).map(() => 'too_few'));
    const [, lead] = impacts(observed(), observed(tooFew), classicProfile);
    expect(lead).toMatchObject({
      before: { value: null, n: 0 },
      after: { value: 60, n: 7 },
      shift: null,
      pValue: null,
      effect: null,
    });
  });

  // 12 and 26 in 30 days: p = 0.0336, and 0.025 would be needed of two tests.
  it('asks more of one test among several', () => {
    const rates = [12, 26].map(count => ({ deployments: { count, days: 30 } }));
    const shares = { failures: { part: 1, n: 20 } };
    expect(verdicts(rates[0], rates[1])[0]).toBe('better');
    expect(
      verdicts({ ...rates[0], ...shares }, { ...rates[1], ...shares })[0],
    ).toBe('unclear');
  });

  it('has no verdict where one outlier moves the mean against the ranks', () => {
    const before = times(5, 100, 110, 120);
    const after = [...times(5, 50, 60), 100_000];
    const [, , , restore] = impacts(
      observed({ restoreSeconds: before }),
      observed({ restoreSeconds: after }),
      classicProfile,
    );
    expect(restore.after.value).toBeGreaterThan(restore.before.value!);
    expect(restore.pValue).toBeLessThan(0.05);
    expect(restore.shift).toBeLessThan(0);
    expect(restore.verdict).toBe('unclear');
  });
});
