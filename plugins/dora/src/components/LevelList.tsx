import { makeStyles } from '@material-ui/core/styles';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import {
  explainLevelRange,
  explainNoLevels,
  levelsTitle,
} from '../format/levels';
import { formatBand, formatMetric } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  {
    title: { margin: '4px 0', fontWeight: 600 },
    list: {
      display: 'grid',
      gridTemplateColumns: 'auto 1fr',
      gap: '2px 12px',
      margin: 0,
    },
    limit: { margin: 0, fontVariantNumeric: 'tabular-nums' },
    own: { fontWeight: 700 },
    interval: { margin: '6px 0 4px' },
  },
  { name: 'DoraLevelList' },
);

/** The limits of each level, and the interval around the value. */
export function LevelList(props: { metric: MetricId; report: MetricsReport }) {
  const { metric, report } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { levelRange, interval, unit, n } = report.metrics[metric];
  const { profile, levels } = report.definitions;
  return (
    <>
      {levels[metric].length > 0 ? (
        <Limits metric={metric} report={report} />
      ) : (
        <p className={classes.interval}>{explainNoLevels(profile, t)}</p>
      )}
      {interval && (
        <p className={classes.interval}>
          {t('level.interval', {
            low: formatMetric(unit, interval.low, t, n),
            high: formatMetric(unit, interval.high, t, n),
          })}
        </p>
      )}
      {levelRange && (
        <p className={classes.interval}>{explainLevelRange(levelRange, t)}</p>
      )}
    </>
  );
}

function Limits(props: { metric: MetricId; report: MetricsReport }) {
  const { metric, report } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { profile, levels } = report.definitions;
  return (
    <>
      <p className={classes.title}>
        {t('definition.levels', { profile: levelsTitle(profile, t) })}
      </p>
      <dl className={classes.list}>
        {levels[metric].map(band => (
          <div
            key={band.level}
            style={{ display: 'contents' }}
            className={
              band.level === report.metrics[metric].level
                ? classes.own
                : undefined
            }
          >
            <dt>{t(`level.${band.level}`)}</dt>
            <dd className={classes.limit}>{formatBand(metric, band, t)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
