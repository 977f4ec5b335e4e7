import { makeStyles } from '@material-ui/core/styles';
import {
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { formatLevel } from '../format/levels';
import { formatMetric } from '../format/metric';
import { formatShortRate } from '../format/rate';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '4px 14px',
      margin: '0 0 16px',
      fontSize: 20,
      fontWeight: 600,
      lineHeight: '28px',
      letterSpacing: '-0.01em',
      fontVariantNumeric: 'tabular-nums',
    },
    metric: { whiteSpace: 'nowrap' },
    bar: { color: tonesOf(theme).subtle, fontWeight: 400 },
  }),
  { name: 'DoraSummaryLine' },
);

/** "DF: 4.1/day (High) | LT: 42 min (Elite) | CFR: 8 % (Elite) | MTTR: 25 min (Elite)" */
export function SummaryLine({ report }: { report: MetricsReport }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <p className={classes.line}>
      {METRIC_IDS.map((metric, index) => (
        <span key={metric} className={classes.metric}>
          <ExplainedNumber metric={metric} text={partOf(metric, report, t)} />
          {index < METRIC_IDS.length - 1 && (
            <span className={classes.bar}> | </span>
          )}
        </span>
      ))}
    </p>
  );
}

function partOf(metric: MetricId, report: MetricsReport, t: Translate): string {
  const { unit, value, n, level, levelRange } = report.metrics[metric];
  const parts = {
    metric: t(`shortMetric.${metric}`),
    value:
      unit === 'per_day' && value !== null
        ? formatShortRate(value, t)
        : formatMetric(unit, value, t, n),
  };
  return level
    ? t('organisation.line', {
        ...parts,
        level: formatLevel(level, levelRange, t),
      })
    : t('organisation.lineWithoutLevel', parts);
}
