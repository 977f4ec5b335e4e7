import { makeStyles } from '@material-ui/core/styles';
import {
  DefinitionRule,
  DefinitionValues,
  METRIC_IDS,
  MetricValue,
  Simulation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { CodeBlock } from '../components/CodeBlock';
import { LevelOrNone } from '../components/LevelChip';
import { useTableStyles } from '../components/tableStyles';
import { formatMetric } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { FlippedDeployments } from './FlippedDeployments';
import { snippetsOf } from './ruleText';

const FURTHER = [
  'failed_deployment_recovery_time',
  'deployment_rework_rate',
  'batch_size',
] as const;

const useStyles = makeStyles(
  {
    root: { display: 'grid', gap: 20, gridTemplateColumns: 'minmax(0, 1fr)' },
    value: { display: 'inline-flex', alignItems: 'center', gap: 8 },
    keep: { display: 'grid', gap: 8, fontSize: 13 },
  },
  { name: 'DoraSimulationResult' },
);

/** What other rules make of a service: its numbers, its deployments, and how to keep them. */
export function SimulationResult(props: {
  rules: DefinitionRule[];
  tried: Partial<DefinitionValues>;
  simulation: Simulation;
}) {
  const { rules, tried, simulation } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const changed = rules.flatMap(({ key, annotation }) => {
    const value = tried[key];
    return value === undefined ? [] : [{ key, annotation, value }];
  });
  const snippets = snippetsOf(changed);
  return (
    <div className={classes.root}>
      <MetricsTable simulation={simulation} />
      <FlippedDeployments simulation={simulation} />
      <div className={classes.keep}>
        <span>{t('definitions.simulator.keep')}</span>
        <CodeBlock
          code={snippets.configuration}
          copyLabel={t('definitions.simulator.copy')}
        />
        {changed.every(({ annotation }) => annotation !== null) && (
          <>
            <span>{t('definitions.simulator.keepAnnotation')}</span>
            <CodeBlock
              code={snippets.annotations}
              copyLabel={t('definitions.simulator.copy')}
            />
          </>
        )}
      </div>
    </div>
  );
}

function MetricsTable({ simulation }: { simulation: Simulation }) {
  const table = useTableStyles();
  const { t } = useFormat();
  const title = t('definitions.simulator.title');
  return (
    <div
      role="group"
      aria-label={title}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={table.scroll}
    >
      <table className={table.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('definitions.simulator.metric')}</th>
            <th scope="col">{t('definitions.simulator.before')}</th>
            <th scope="col">{t('definitions.simulator.after')}</th>
          </tr>
        </thead>
        <tbody>
          {METRIC_IDS.map(metric => (
            <tr key={metric}>
              <th scope="row">{t(`metric.${metric}`)}</th>
              <Value value={simulation.before.metrics[metric]} rated />
              <Value value={simulation.after.metrics[metric]} rated />
            </tr>
          ))}
          {FURTHER.map(metric => (
            <tr key={metric}>
              <th scope="row">
                {t(`definitions.simulator.further.${metric}`)}
              </th>
              <Value value={simulation.before.further[metric]} />
              <Value value={simulation.after.further[metric]} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value(props: { value: MetricValue; rated?: boolean }) {
  const { value, rated } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const { t } = useFormat();
  return (
    <td className={table.nowrap}>
      <span className={classes.value}>
        {formatMetric(value.unit, value.value, t, value.n)}
        <span className={table.subtle}>n = {value.n}</span>
        {rated && <LevelOrNone level={value.level} unrated={value.unrated} />}
      </span>
    </td>
  );
}
