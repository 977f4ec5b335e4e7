import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Sparkline } from '../charts/Sparkline';
import { ExplainIcon } from '../explain/ExplainButton';
import { formatRows } from '../format/count';
import { formatMetric } from '../format/metric';
import { formatMissing } from '../format/missing';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { BigNumber } from './BigNumber';
import { ChangeText } from './ChangeText';
import { LevelChip } from './LevelChip';
import { MetricHelp } from './MetricHelp';
import { useTileStyles } from './tileStyles';
import { useNow } from './useNow';

const useStyles = makeStyles({
  link: {
    color: 'inherit',
    '&:hover': { textDecoration: 'none' },
    // Stretches the link over the whole tile.
    '&::after': { content: '""', position: 'absolute', inset: 0 },
    '&:focus-visible': { outline: 'none' },
  },
});

/** One metric at a glance; the whole tile is one link. */
export function Tile(props: {
  metric: MetricId;
  report: MetricsReport;
  /** The course of the metric, when it is known. */
  points?: (number | null)[];
  to: string;
  selected?: boolean;
  /** What else its help says. */
  note?: string;
  /** Where its number is explained, when that is another page. */
  explainTo?: string;
}) {
  const { metric, report, points = [], to, selected = false } = props;
  const { note, explainTo } = props;
  const tile = useTileStyles();
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow();
  const value = report.metrics[metric];
  const missing = formatMissing(metric, report, t, now);
  const headline = formatMetric(value.unit, value.value, t, value.n);

  return (
    <div className={`${tile.root} ${selected ? tile.selected : ''}`}>
      <div className={tile.label}>
        <Link
          to={to}
          className={classes.link}
          aria-current={selected ? 'true' : undefined}
        >
          {t(`metric.${metric}`)}
        </Link>
        <MetricHelp metric={metric} report={report} note={note} />
        <ExplainIcon metric={metric} to={explainTo} />
      </div>
      <div className={tile.headline}>
        <BigNumber text={headline} />
        <LevelChip metric={metric} report={report} />
      </div>
      <div className={tile.foot}>
        <div className={tile.facts}>
          {missing ?? <TileFacts metric={metric} report={report} />}
        </div>
        {!missing && <Sparkline points={points} />}
      </div>
    </div>
  );
}

function TileFacts(props: { metric: MetricId; report: MetricsReport }) {
  const { metric, report } = props;
  const { t } = useFormat();
  const { lead_time: leadTime, time_to_restore: restore } = report.metrics;
  const facts = [formatRows(metric, report, t)];
  if (metric === 'lead_time' && leadTime.p95 !== null) {
    facts.push(`P95 ${formatMetric('seconds', leadTime.p95, t)}`);
  }
  if (metric === 'time_to_restore' && restore.open > 0) {
    facts.push(t('count.open', { n: String(restore.open) }));
  }
  return (
    <>
      <div>{facts.join(' · ')}</div>
      <ChangeText metric={metric} report={report} />
    </>
  );
}
