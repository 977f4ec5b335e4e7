import { makeStyles } from '@material-ui/core/styles';
import {
  MetricId,
  MetricSummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { LevelOrNone } from '../components/LevelChip';
import { NumberOf } from '../explain/ExplainContext';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { DASH, formatMetric } from '../format/metric';
import { UNITS } from '../format/units';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    value: { marginBottom: 4, whiteSpace: 'nowrap' },
    facts: { display: 'flex', alignItems: 'center', gap: 8 },
    n: { color: tonesOf(theme).subtle, fontSize: 12, whiteSpace: 'nowrap' },
  }),
  { name: 'DoraMetricCell' },
);

/** One metric of a row: value, level and the rows behind it. */
export function MetricCell(props: {
  metric: MetricId;
  summary: MetricSummary;
  /** Whose number it is. */
  of: NumberOf;
}) {
  const { metric, summary, of } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { value, n, level, levelRange, unrated } = summary;
  if (value === null) {
    return <span>{DASH}</span>;
  }
  return (
    <>
      <div className={classes.value}>
        <ExplainedNumber
          metric={metric}
          text={formatMetric(UNITS[metric], value, t, n)}
          of={of}
        />
      </div>
      <div className={classes.facts}>
        <LevelOrNone level={level} range={levelRange} unrated={unrated} />
        <span className={classes.n}>{t('table.n', { n: String(n) })}</span>
      </div>
    </>
  );
}
