import { DEFAULT_VALUES } from '../definitions';
import {
  afterJune,
  DAY_MS,
  deployment,
  incident,
  MINUTE_MS,
} from './__fixtures__/rows';
import { buckets } from './buckets';
import { selectRows } from './selectRows';
import { seriesBucket } from './series';
import { tallyRows } from './tallyRows';
import { resolveWindow } from './windows';

const window = resolveWindow(
  { from: '2025-06-01', to: '2025-06-03' },
  { timeZone: 'UTC', now: afterJune },
);

describe('seriesBucket', () => {
  it('has gaps where nothing happened, and counts of zero', () => {
    const finishedAt = window.fromMs + DAY_MS + MINUTE_MS;
    const rows = selectRows(
      {
        deployments: [
          deployment({ finishedAt, leadSeconds: [60, 120, 180] }),
          deployment({
            finishedAt,
            succeeded: false,
            failures: ['sync_failed'],
          }),
          deployment({ finishedAt, kind: 'rollback' }),
        ],
        incidents: [
          incident(10, { detectedAt: finishedAt }),
          incident(null, { detectedAt: finishedAt }),
        ],
      },
      DEFAULT_VALUES,
      afterJune,
    );
    const found = buckets(window, afterJune).map(bucket =>
      seriesBucket(
        tallyRows(rows, { ...bucket, timeZone: 'UTC' }, afterJune),
        bucket,
      ),
    );
    const gap = {
      running: false,
      succeeded: 0,
      failed: 0,
      leadTimeP50: null,
      leadTimeP95: null,
      commits: 0,
      changeFailureRate: null,
      mature: 0,
      restoreMean: null,
      incidents: 0,
    };
    expect(found).toEqual([
      { ...gap, day: '2025-06-01' },
      {
        day: '2025-06-02',
        running: false,
        succeeded: 1,
        failed: 1,
        leadTimeP50: 120,
        leadTimeP95: null,
        commits: 3,
        changeFailureRate: 0.5,
        mature: 2,
        restoreMean: 600,
        incidents: 2,
      },
      { ...gap, day: '2025-06-03' },
    ]);
  });
});
