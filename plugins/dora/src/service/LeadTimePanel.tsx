import { makeStyles } from '@material-ui/core/styles';
import {
  LeadTime,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { HistogramFigure, percentileText } from '../charts/HistogramFigure';
import { LeadTimeFigure } from '../charts/LeadTimeFigure';
import { StatRow } from '../components/StatRow';
import { useFormat } from '../format/useFormat';
import { MetricPanel, PanelProps } from '../metrics/MetricPanel';
import { ServiceReports } from './useServiceReports';
import { MEDIUM } from '../charts/room';

const HEIGHT = 240;

/** What is told in numbers, and from how many changes on. */
const STATISTICS = [
  ['p50', 1],
  ['p75', 1],
  ['p90', 1],
  ['p95', 20],
  ['p99', 100],
  ['mean', 1],
] as const;

const useStyles = makeStyles(
  {
    figures: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      gap: '24px 40px',
      marginTop: 16,
      [MEDIUM]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  },
  { name: 'DoraLeadTimePanel' },
);

/** How long changes take to reach the environment. */
export function LeadTimePanel(props: PanelProps & { reports: ServiceReports }) {
  const { reports, selected } = props;
  return (
    <MetricPanel
      metric="lead_time"
      report={reports.metrics}
      more={reports.series}
      height={336}
      selected={selected}
    >
      {(report, series) =>
        series && (
          <LeadTimeBody leadTime={report.metrics.lead_time} series={series} />
        )
      }
    </MetricPanel>
  );
}

function LeadTimeBody(props: { leadTime: LeadTime; series: ServiceSeries }) {
  const { leadTime, series } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <>
      <StatRow
        stats={STATISTICS.map(([name, minimum]) => ({
          name: t(`statistic.${name}`),
          value: percentileText(leadTime[name], minimum, t),
          missing: leadTime[name] === null,
        }))}
      />
      <div className={classes.figures}>
        <LeadTimeFigure series={series} height={HEIGHT} />
        <HistogramFigure series={series} leadTime={leadTime} height={HEIGHT} />
      </div>
    </>
  );
}
