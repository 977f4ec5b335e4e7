import { makeStyles } from '@material-ui/core/styles';
import {
  FAILURE_RULES,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { CountBars } from '../charts/CountBars';
import { FailureFigure } from '../charts/FailureFigure';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { MetricPanel, PanelProps } from '../metrics/MetricPanel';
import { ServiceReports } from './useServiceReports';
import { NARROW } from '../charts/room';

const HEIGHT = 184;

const useStyles = makeStyles(
  theme => {
    const { subtle } = tonesOf(theme);
    return {
      columns: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
        gap: '16px 32px',
        [NARROW]: {
          gridTemplateColumns: 'minmax(0, 1fr)',
        },
      },
      heading: {
        display: 'flex',
        justifyContent: 'space-between',
        alignItems: 'center',
        height: 32,
        margin: '0 0 8px',
        color: subtle,
        fontSize: 11,
        fontWeight: 600,
        letterSpacing: '0.05em',
        textTransform: 'uppercase',
      },
      aside: { fontWeight: 400, letterSpacing: 0, textTransform: 'none' },
      note: {
        margin: '12px 0 0',
        color: subtle,
        fontSize: 13,
        lineHeight: '18px',
      },
    };
  },
  { name: 'DoraFailureRatePanel' },
);

/** How many deployments fail, and by which rule. */
export function FailureRatePanel(
  props: PanelProps & { reports: ServiceReports },
) {
  const { reports, selected } = props;
  return (
    <MetricPanel
      metric="change_failure_rate"
      report={reports.metrics}
      height={264}
      selected={selected}
    >
      {report => <FailureRateBody report={report} />}
    </MetricPanel>
  );
}

function FailureRateBody({ report }: { report: ServiceMetrics }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { definitions } = report;
  const rate = report.metrics.change_failure_rate;
  return (
    <>
      <div className={classes.columns}>
        <FailureFigure rate={rate} definitions={definitions} height={HEIGHT} />
        <div>
          <h4 className={classes.heading}>
            {t('chart.causes')}
            <span className={classes.aside}>{t('chart.causesOverlap')}</span>
          </h4>
          <CountBars
            rows={FAILURE_RULES.map(rule => ({
              name: t(`rule.${rule}`),
              count: rate.causes[rule],
            }))}
            whole={rate.failed}
          />
        </div>
      </div>
      {rate.provisional > 0 && (
        <p className={classes.note}>
          {t('chart.provisionalNote', {
            deployments: t('count.deployments', { count: rate.provisional }),
            hours: String(definitions.values.failureWindowHours),
            failed: String(rate.provisionalFailed),
          })}
        </p>
      )}
      {!report.hasIncidentSource && (
        <p className={classes.note}>{t('empty.noIncidentSource')}</p>
      )}
    </>
  );
}
