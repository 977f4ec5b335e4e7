import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { RiQuestionLine } from '@remixicon/react';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { formatWithin } from '../format/failureWindow';
import { formatPercentileError, isPercentile } from '../format/percentiles';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { LevelList } from './LevelList';
import { tonesOf } from '../charts/tones';
import { Hint } from './Hint';

const useStyles = makeStyles(
  theme => ({
    // Above the link that covers the whole tile.
    button: {
      position: 'relative',
      zIndex: 1,
      padding: 3,
      margin: -1,
      color: tonesOf(theme).subtle,
    },
    definition: { margin: '4px 0 8px' },
  }),
  { name: 'DoraMetricHelp' },
);

/** A question mark that tells what a metric is and where its levels begin. */
export function MetricHelp(props: {
  metric: MetricId;
  report: MetricsReport;
  /** How the number came about, where that needs a word. */
  note?: string;
}) {
  const { metric, report, note } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const name = t(`metric.${metric}`);
  const definition =
    metric === 'change_failure_rate'
      ? t('definition.change_failure_rate', {
          within: formatWithin(report.definitions, t),
        })
      : t(`definition.${metric}`);
  const percent =
    isPercentile(metric, report.definitions) &&
    formatPercentileError([report], t);
  return (
    <Hint
      enterTouchDelay={0}
      leaveTouchDelay={8000}
      title={
        <>
          <p className={classes.definition}>{definition}</p>
          {note && <p className={classes.definition}>{note}</p>}
          {percent && (
            <p className={classes.definition}>
              {t('percentiles.within', { percent })}
            </p>
          )}
          <LevelList metric={metric} report={report} />
        </>
      }
    >
      <IconButton
        className={classes.button}
        aria-label={t('definition.help', { metric: name })}
      >
        <RiQuestionLine size={14} aria-hidden />
      </IconButton>
    </Hint>
  );
}
