import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatAge } from './duration';
import { MetricsReport } from './report';

/** Why a metric has no value, as a sentence; null when it has one. */
export function formatMissing(
  metric: MetricId,
  report: MetricsReport,
  t: Translate,
  now: number,
): string | null {
  const value = report.metrics[metric];
  if (value.value !== null) {
    return null;
  }
  switch (value.missing) {
    case 'no_events':
      return t('missing.no_events');
    case 'no_commits':
      return t('missing.no_commits', {
        count: report.metrics.lead_time.deployments,
      });
    case 'no_incidents':
      return t('missing.no_incidents');
    case 'all_open':
      return formatOpen(report, t, now);
    case 'not_mature':
      return t('missing.not_mature', {
        hours: String(report.definitions.values.failureWindowHours),
      });
    default:
      return t('missing.no_deployments');
  }
}

/** "2 incidents still open, the oldest for 3 h." */
function formatOpen(report: MetricsReport, t: Translate, now: number): string {
  const { open, oldestOpenSince } = report.metrics.time_to_restore;
  return t('missing.all_open', {
    count: open,
    age: formatAge(secondsSince(oldestOpenSince, now), t),
  });
}

/** "4 deployments: too few to band (minimum 10)."; null when there are enough. */
export function formatTooFew(
  metric: MetricId,
  report: MetricsReport,
  t: Translate,
): string | null {
  const { unrated, minimum, n } = report.metrics[metric];
  if (unrated !== 'too_few') {
    return null;
  }
  const rows = {
    // A rate needs days to be observed, not rows.
    deployment_frequency: () =>
      t('count.days', { count: Math.floor(report.window.elapsedDays) }),
    lead_time: () => t('count.changes', { count: n }),
    change_failure_rate: () => t('count.deployments', { count: n }),
    time_to_restore: () => t('count.incidents', { count: n }),
  };
  return t('missing.tooFew', {
    rows: rows[metric](),
    minimum: String(minimum),
  });
}

/** Seconds from an instant until now; zero when there is no instant. */
export function secondsSince(instant: string | null, now: number): number {
  return instant === null ? 0 : (now - Date.parse(instant)) / 1000;
}
