import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { ExplainButton } from '../explain/ExplainButton';
import { formatTime } from '../format/date';
import { formatTooFew } from '../format/missing';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

/** What a number was computed from: rows, rules and time. */
export function FormulaLine(props: {
  metric: MetricId;
  report: MetricsReport;
}) {
  const { metric, report } = props;
  const { t, place } = useFormat(report.timeZone);
  const tooFew = formatTooFew(metric, report, t);
  const parts = [
    ...rowsOf(metric, report, t),
    t('formula.rules', {
      fingerprint: report.definitions.fingerprint.slice(0, 7),
    }),
    t('formula.asOf', { time: formatTime(report.window.to, place) }),
  ];
  return (
    <>
      {tooFew && <div>{tooFew}</div>}
      <div>
        {parts.join(' · ')} <ExplainButton metric={metric} />
      </div>
    </>
  );
}

function rowsOf(
  metric: MetricId,
  { metrics, window, definitions }: MetricsReport,
  t: Translate,
): string[] {
  const { n } = metrics[metric];
  switch (metric) {
    case 'deployment_frequency': {
      const days = Math.max(1, Math.round(window.elapsedDays));
      const failed = metrics.deployment_frequency.failedAttempts;
      const rows = t('formula.deployment_frequency', {
        deployments: t('count.deployments', { count: n }),
        days: t('count.days', { count: days }),
      });
      return failed > 0
        ? [rows, t('formula.failedAttempts', { count: failed })]
        : [rows];
    }
    case 'lead_time':
      return [
        t('formula.lead_time', {
          statistic: t('statistic.median'),
          changes: t('count.changes', { count: n }),
          deployments: t('count.deployments', {
            count: metrics.lead_time.matchedDeployments,
          }),
        }),
      ];
    case 'change_failure_rate':
      return [
        definitions.values.countProvisional ||
        definitions.values.failureWindowHours === null
          ? t('count.deployments', { count: n })
          : t('formula.change_failure_rate', {
              deployments: t('count.deployments', { count: n }),
              hours: String(definitions.values.failureWindowHours),
            }),
      ];
    default:
      return [
        t('formula.time_to_restore', {
          statistic: t(`statistic.${metrics.time_to_restore.statistic}`),
          incidents: t('count.incidents', { count: n }),
        }),
      ];
  }
}
