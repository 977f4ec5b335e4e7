import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { DEFAULT_VALUES } from '../definitions';
import { DAY_MS, incident, june, MINUTE_MS } from './__fixtures__/rows';
import { restoreSurvival } from './restoreSurvival';
import { IncidentRow } from './rows';
import { selectIncident } from './selectIncidents';
import { tallyRows } from './tallyRows';

const detectedAt = june.fromMs + DAY_MS;
const now = detectedAt + 240 * MINUTE_MS;

function survivalOf(
  incidents: IncidentRow[],
  definitions: Partial<DefinitionValues> = {},
) {
  const values = { ...DEFAULT_VALUES, ...definitions };
  const rows = incidents.map(row => selectIncident(row, values, now));
  return restoreSurvival(
    tallyRows({ deployments: [], incidents: rows }, june, now).restores,
    now,
  );
}

/** Case km-open2: two of seven incidents are open, for 90 and 240 min. */
const twoOpen = [
  ...[10, 20, 25, 30, 40].map(minutes => incident(minutes)),
  incident(null, { id: 'short', detectedAt: now - 90 * MINUTE_MS }),
  incident(null, { id: 'long', detectedAt }),
];

describe('restoreSurvival', () => {
  // Open ones are no ends, even where definitions count their time so far.
  it.each(['exclude', 'so_far'] as const)(
    'takes open incidents for what is known of them: %s',
    restoreOpen => {
      const survival = survivalOf(twoOpen, { restoreOpen });
      expect(survival).toMatchObject({
        n: 7,
        open: 2,
        medianSeconds: 30 * 60,
        horizonSeconds: 240 * 60,
      });
      expect(survival.restrictedMeanSeconds! / 60).toBeCloseTo(86.428571, 6);
    },
  );

  it('has no median while more than half may still last', () => {
    const open = ['a', 'b'].map(id => incident(null, { id, detectedAt }));
    expect(survivalOf([incident(10), ...open])).toEqual({
      n: 3,
      open: 2,
      medianSeconds: null,
      // By hand: 10 min all of them, and 230 more two of three.
      restrictedMeanSeconds: 9800,
      horizonSeconds: 240 * 60,
    });
  });

  it('leaves out what does not count', () => {
    const before = june.fromMs - DAY_MS;
    const survival = survivalOf([
      incident(10),
      incident(20, { isDuplicate: true }),
      incident(-5),
      incident(30, { detectedAt: before }),
    ]);
    expect(survival).toMatchObject({ n: 1, open: 0, medianSeconds: 600 });
  });

  it('knows nothing of nothing', () => {
    expect(survivalOf([])).toEqual({
      n: 0,
      open: 0,
      medianSeconds: null,
      restrictedMeanSeconds: null,
      horizonSeconds: null,
    });
  });
});
