import { makeStyles } from '@material-ui/core/styles';
import { METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { tonesOf } from '../charts/tones';
import { ChangeText } from '../components/ChangeText';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { PreviousNumber } from '../explain/PreviousNumber';
import { daysOf, formatDays } from '../format/date';
import { formatMetric } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    container: { containerType: 'inline-size' },
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      gap: '16px 24px',
      margin: 0,
      '@container (max-width: 760px)': {
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
    },
    name: { color: tonesOf(theme).subtle, fontSize: 12, lineHeight: '18px' },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: '0 12px',
      margin: 0,
    },
    value: {
      fontSize: 16,
      fontWeight: 600,
      lineHeight: '24px',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    before: {
      flexBasis: '100%',
      color: tonesOf(theme).subtle,
      fontSize: 12,
      lineHeight: '18px',
    },
    windows: { fontSize: 12, color: tonesOf(theme).subtle },
  }),
  { name: 'DoraTrendsPanel' },
);

/** Four changes: the last 30 days against the 90 days before them. */
export function TrendsPanel({ trends }: { trends: Loaded<MetricsReport> }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { data } = trends;
  return (
    <LoadedPanel
      title={t('trends.title')}
      loaded={trends}
      errorText={t('error.trends')}
      height={62}
      note={report => <PercentileNote reports={[report]} />}
      actions={
        data && (
          <span className={classes.windows}>
            <Windows report={data} />
          </span>
        )
      }
    >
      {report => (
        <div className={classes.container}>
          <dl className={classes.list}>
            {METRIC_IDS.map(metric => {
              const { unit, value, n, change } = report.metrics[metric];
              return (
                <div key={metric}>
                  <dt className={classes.name}>{t(`metric.${metric}`)}</dt>
                  <dd className={classes.facts}>
                    <span className={classes.value}>
                      <ExplainedNumber
                        metric={metric}
                        text={formatMetric(unit, value, t, n)}
                        of={{ days: daysOf(report.window, report.timeZone) }}
                      />
                    </span>
                    <ChangeText metric={metric} report={report} />
                    {change && (
                      <span className={classes.before}>
                        <PreviousNumber
                          metric={metric}
                          report={report}
                          words={before =>
                            t('trends.before', { value: before })
                          }
                        />
                      </span>
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      )}
    </LoadedPanel>
  );
}

/** "11 Feb to 12 Mar against 13 Nov to 10 Feb" */
function Windows({ report }: { report: MetricsReport }) {
  const { t, place } = useFormat(report.timeZone);
  const { window, previousWindow } = report;
  return (
    <>
      {previousWindow &&
        t('trends.windows', {
          now: formatDays(window, place),
          before: formatDays(previousWindow, place),
        })}
    </>
  );
}
