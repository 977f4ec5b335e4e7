import { makeStyles } from '@material-ui/core/styles';
import {
  ChangeFailureRate,
  Definitions,
  FAILURE_RULES,
  Level,
  LevelBand,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatBand, formatMetric } from '../format/metric';
import { formatPercent } from '../format/percent';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { ChartFrame } from './ChartFrame';
import { TableData } from './ChartTable';
import { FailureGauge } from './FailureGauge';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexDirection: 'column', height: '100%' },
    gauge: { flex: 1, minHeight: 0 },
    caption: { textAlign: 'center', fontVariantNumeric: 'tabular-nums' },
    value: { fontSize: 22, fontWeight: 600, lineHeight: '28px' },
    rows: { color: tonesOf(theme).subtle, fontSize: 12, lineHeight: '16px' },
  }),
  { name: 'DoraFailureFigure' },
);

/** The change failure rate: the gauge and its table. */
export function FailureFigure(props: {
  rate: ChangeFailureRate;
  definitions: Definitions;
  height: number;
}) {
  const { rate, definitions, height } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const value = formatMetric('fraction', rate.value, t, rate.n);
  const bands = definitions.levels.change_failure_rate;
  const counts = { whole: String(rate.n) };
  return (
    <ChartFrame
      caption={t('chart.rate')}
      summary={t('chart.gaugeSummary', {
        ...counts,
        value,
        failed: String(rate.failed),
      })}
      table={tableOf(rate, t)}
      height={height}
    >
      <div className={classes.root}>
        <div className={classes.gauge}>
          <FailureGauge
            value={rate.value}
            interval={rate.interval}
            bands={bands}
            nameOf={level => zoneName(level, bands, t)}
          />
        </div>
        <div className={classes.caption}>
          <div className={classes.value}>{value}</div>
          <div className={classes.rows}>
            {t('count.ofDeployments', { ...counts, part: String(rate.failed) })}
          </div>
        </div>
      </div>
    </ChartFrame>
  );
}

/** "High ≤ 30 %" */
function zoneName(level: Level, bands: LevelBand[], t: Translate): string {
  const limits = bands
    .filter(band => band.level === level)
    .map(band => formatBand('change_failure_rate', band, t));
  return [t(`level.${level}`), ...limits].join(' ');
}

function tableOf(rate: ChangeFailureRate, t: Translate): TableData {
  const { interval, n } = rate;
  const rows = [
    [t('chart.rate'), formatMetric('fraction', rate.value, t, n)],
    [t('chart.failed'), String(rate.failed)],
    [t('chart.deployments'), String(n)],
    [t('chart.provisional'), String(rate.provisional)],
    ...FAILURE_RULES.map(rule => [
      t(`rule.${rule}`),
      String(rate.causes[rule]),
    ]),
  ];
  if (interval) {
    const low = formatPercent(interval.low, t, n);
    const high = formatPercent(interval.high, t, n);
    rows.splice(1, 0, [
      t('chart.interval'),
      t('chart.between', { from: low, to: high }),
    ]);
  }
  return { columns: [t('chart.rate'), t('chart.value')], rows };
}
