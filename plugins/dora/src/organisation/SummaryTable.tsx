import {
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { ChangeText } from '../components/ChangeText';
import { LevelChip } from '../components/LevelChip';
import { MetricHelp } from '../components/MetricHelp';
import { useTableStyles } from '../components/tableStyles';
import { useNow } from '../components/useNow';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { PreviousNumber } from '../explain/PreviousNumber';
import { formatMetric } from '../format/metric';
import { MetricsReport } from '../format/report';
import { formatSentence } from '../format/sentence';
import { useFormat } from '../format/useFormat';

const COLUMNS = [
  'metric',
  'now',
  'level',
  'previous',
  'change',
  'words',
] as const;

/** One row per metric, with a sentence for each. */
export function SummaryTable({ report }: { report: MetricsReport }) {
  const classes = useTableStyles();
  const { t } = useFormat();
  const title = t('organisation.summary');
  return (
    <div
      role="group"
      aria-label={title}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.scroll}
    >
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col">
                {t(`organisation.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {METRIC_IDS.map(metric => (
            <Row key={metric} metric={metric} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ metric, report }: { metric: MetricId; report: MetricsReport }) {
  const classes = useTableStyles();
  const { t } = useFormat();
  const now = useNow();
  const { unit, value, n } = report.metrics[metric];
  return (
    <tr>
      <th scope="row" className={classes.nowrap}>
        {t(`metric.${metric}`)} <MetricHelp metric={metric} report={report} />
      </th>
      <td className={classes.nowrap}>
        <ExplainedNumber
          metric={metric}
          text={formatMetric(unit, value, t, n)}
        />{' '}
        <span className={classes.subtle}>{t('table.n', { n: String(n) })}</span>
      </td>
      <td>
        <LevelChip metric={metric} report={report} />
      </td>
      <td className={classes.nowrap}>
        <PreviousNumber metric={metric} report={report} />
      </td>
      <td className={classes.nowrap}>
        <ChangeText metric={metric} report={report} />
      </td>
      <td style={{ minWidth: 200 }}>
        {formatSentence(metric, report, t, now)}
      </td>
    </tr>
  );
}
