import { kaplanMeier, Observation, restrictedMean } from './survival';

const ended = (...durations: number[]): Observation[] =>
  durations.map(duration => ({ duration, ended: true }));
const open = (...durations: number[]): Observation[] =>
  durations.map(duration => ({ duration, ended: false }));

const twoOpen = [...ended(10, 20, 25, 30, 40), ...open(90, 240)];

// Weeks of remission under 6-mercaptopurine, a textbook's data (Freireich 1963).
const remissions = [
  ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
];

describe('kaplanMeier', () => {
  it('counts what is open as far as it is known', () => {
    const curve = kaplanMeier(twoOpen)!;
    expect(curve.median).toBe(30);
    expect(curve.longest).toBe(240);
    expect(
      curve.steps.map(({ time, atRisk, ended: over }) => [time, atRisk, over]),
    ).toEqual([
      [10, 7, 1],
      [20, 6, 1],
      [25, 5, 1],
      [30, 4, 1],
      [40, 3, 1],
    ]);
    expect(curve.steps[4].survival).toBeCloseTo(2 / 7, 12);
    // Those that are over alone would say 25, and all as if they were over, 65.
    expect(restrictedMean(curve, 240)).toBeCloseTo(86.428571, 6);
  });

  it('matches a textbook', () => {
    const curve = kaplanMeier(remissions)!;
    expect(curve.median).toBe(23);
    expect(curve.steps.map(({ time }) => time)).toEqual([
      6, 7, 10, 13, 16, 22, 23,
    ]);
    [
      0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179,
    ].forEach((survival, i) => {
      expect(curve.steps[i].survival).toBeCloseTo(survival, 6);
    });
  });

  it.each([
    ['one that is over', ended(5), 5, 5],
    ['one that is open', open(5), null, 5],
    ['only open ones', open(5, 7, 9), null, 9],
    // Five at risk at 5, of which one ends; three at 8, of which two end.
    [
      'an end and an open one at once',
      [...ended(5, 8, 8), ...open(5, 12)],
      8,
      8.466667,
    ],
    // 3/4 * 2/3 is a half.
    ['exactly a half', ended(1, 2, 3, 4), 2, 2.5],
    ['equal durations', ended(6, 6, 6), 6, 6],
    ['durations of 0', ended(0, 0, 3), 0, 1],
  ])('of %s', (_name, observations, median, mean) => {
    const curve = kaplanMeier(observations)!;
    expect(curve.median).toBe(median);
    expect(restrictedMean(curve, curve.longest)).toBeCloseTo(mean, 6);
  });

  it('knows nothing of nothing', () => {
    expect(kaplanMeier([])).toBeNull();
  });
});

describe('restrictedMean', () => {
  it.each([
    [0, 0],
    [10, 10],
    [20, 10 + 60 / 7],
    // 10 + 60/7 + 25/7 + 20/7 + 30/7 + 2/7 * 60
    [100, 46.428571],
  ])('of the first %d minutes is %d', (horizon, mean) => {
    expect(restrictedMean(kaplanMeier(twoOpen)!, horizon)).toBeCloseTo(mean, 6);
  });

  it('does not look beyond what is known', () => {
    expect(restrictedMean(kaplanMeier(twoOpen)!, 241)).toBeNull();
    expect(restrictedMean(kaplanMeier(ended(10, 20))!, 500)).toBe(15);
  });
});
