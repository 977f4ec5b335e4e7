import { METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { ChangeText } from '../components/ChangeText';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { useTableStyles } from '../components/tableStyles';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { PreviousNumber } from '../explain/PreviousNumber';
import { daysOf, formatDays } from '../format/date';
import { formatMetric } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';

/** The last seven days against the seven before them. */
export function WeeksPanel({ weeks }: { weeks: Loaded<MetricsReport> }) {
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('weeks.title')}
      loaded={weeks}
      errorText={t('error.weeks')}
      height={188}
      note={report => <PercentileNote reports={[report]} />}
    >
      {report => <WeeksTable report={report} />}
    </LoadedPanel>
  );
}

function WeeksTable({ report }: { report: MetricsReport }) {
  const classes = useTableStyles();
  const { t, place } = useFormat(report.timeZone);
  const { window, previousWindow } = report;
  return (
    <div
      role="group"
      aria-label={t('weeks.title')}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.scroll}
    >
      <table className={classes.table} aria-label={t('weeks.title')}>
        <thead>
          <tr>
            <th scope="col">{t('weeks.metric')}</th>
            <th scope="col">
              {t('weeks.now')}, {formatDays(window, place)}
            </th>
            <th scope="col">
              {t('weeks.before')}
              {previousWindow && `, ${formatDays(previousWindow, place)}`}
            </th>
            <th scope="col">{t('weeks.change')}</th>
          </tr>
        </thead>
        <tbody>
          {METRIC_IDS.map(metric => {
            const { unit, value, n } = report.metrics[metric];
            return (
              <tr key={metric}>
                <th scope="row">{t(`metric.${metric}`)}</th>
                <td className={classes.nowrap}>
                  <ExplainedNumber
                    metric={metric}
                    text={formatMetric(unit, value, t, n)}
                    of={{ days: daysOf(report.window, report.timeZone) }}
                  />
                </td>
                <td className={classes.nowrap}>
                  <PreviousNumber metric={metric} report={report} />
                </td>
                <td>
                  <ChangeText metric={metric} report={report} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
