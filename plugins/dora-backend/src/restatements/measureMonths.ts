import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PlacedRows, readRows } from '../cells/readRows';
import { DoraConfig } from '../config';
import { maturesAfterMs } from '../definitions';
import {
  CalendarWindow,
  clipToFirstEvent,
  measureFour,
  selectRows,
  tallyRows,
  toMeasuredWindow,
} from '../metrics';
import { ServiceHistory } from '../reports/history';
import { definitionsOf } from '../reports/measureOptions';
import { toProfile } from '../reports/profile';
import { Figure } from './figures';
import { windowOf } from './periods';

/**
 * Measures months of a service as reports do, each as it stands when it closes:
 * what is still open then stays so long as nobody tells of its end.
 *
 * @param periods - In order.
 */
export async function measureMonths(
  db: Knex,
  service: { ref: string; environment: string; history: ServiceHistory },
  periods: string[],
  { config, now }: { config: DoraConfig; now: Instant },
): Promise<Figure[]> {
  if (periods.length === 0) {
    return [];
  }
  const { timeZone } = config;
  const windows = periods.map(period => windowOf(period, { timeZone, now }));
  const span = {
    serviceRef: service.ref,
    fromMs: windows[0].fromMs,
    toMs: windows[windows.length - 1].toMs,
  };
  const rowsOf = await readRows(db, [span], service.environment);
  const rows = rowsOf.get(service.ref)!;
  return windows.flatMap((window, index) =>
    Object.entries(measureMonth(rows, window, service.history, config)).map(
      ([metric, { value, n }]) => ({
        period: periods[index],
        metric: metric as MetricId,
        value,
        n,
      }),
    ),
  );
}

function measureMonth(
  { deployments, incidents }: PlacedRows,
  window: CalendarWindow,
  history: ServiceHistory,
  config: DoraConfig,
) {
  const definitions = definitionsOf(history, config.definitions.values);
  const closedAt = window.toMs + maturesAfterMs(definitions);
  const rows = selectRows(
    {
      deployments: deployments.map(({ row }) => row),
      incidents: incidents.map(({ row }) => row),
    },
    definitions,
    closedAt,
  );
  const { metrics } = measureFour(
    {
      tally: tallyRows(rows, window, closedAt),
      window: toMeasuredWindow(
        clipToFirstEvent(window, history.firstEventAt),
        config.definitions.values.frequencyDays,
      ),
      profile: toProfile(config),
      now: closedAt,
      hasEvents: history.firstEventAt !== null,
    },
    definitions.leadTimeUnit,
  );
  return metrics;
}
