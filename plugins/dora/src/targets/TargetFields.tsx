import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { SelectField, useFieldStyles } from '../components/SelectField';
import { formatMetric } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { isDue, TargetDraft, valueOf } from './targetDraft';
import { unitsOf } from './targetUnits';

const useStyles = makeStyles(
  {
    pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 },
  },
  { name: 'DoraTargetFields' },
);

/** Metric, number with unit, and due date of a target. */
export function TargetFields(props: {
  draft: TargetDraft;
  report?: MetricsReport;
  /** Whether it is time to say what is wrong. */
  tried: boolean;
  onMetric: (metric: MetricId) => void;
  onChange: (draft: TargetDraft) => void;
}) {
  const { draft, report, tried, onMetric, onChange } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const { t } = useFormat();
  const units = unitsOf(draft.metric);
  const wrong = tried && valueOf(draft) === undefined;
  const late = tried && !isDue(draft.due);
  const shared = {
    size: 'small',
    variant: 'outlined',
    className: field.field,
    InputLabelProps: { shrink: true },
  } as const;
  return (
    <>
      <SelectField
        id="dora-target-metric"
        label={t('targets.metric')}
        value={draft.metric}
        options={METRIC_IDS.map(metric => ({
          value: metric,
          label: t(`metric.${metric}`),
        }))}
        onChange={onMetric}
      />
      <div className={classes.pair}>
        <TextField
          {...shared}
          id="dora-target-value"
          type="number"
          inputProps={{ min: 0, step: 'any' }}
          label={t('targets.number')}
          value={draft.typed}
          error={wrong}
          helperText={
            wrong ? wrongText(draft.metric, t) : hint(draft, report, t)
          }
          onChange={event => onChange({ ...draft, typed: event.target.value })}
        />
        <SelectField
          id="dora-target-unit"
          label={t('targets.unit')}
          value={draft.unit.name}
          options={units.map(({ name }) => ({
            value: name,
            label: t(`targets.units.${name}`),
          }))}
          onChange={name =>
            onChange({
              ...draft,
              unit: units.find(unit => unit.name === name) ?? units[0],
            })
          }
        />
      </div>
      <TextField
        {...shared}
        id="dora-target-due"
        type="date"
        label={t('targets.due')}
        value={draft.due}
        error={late}
        helperText={late ? t('targets.wrongDue') : undefined}
        onChange={event => onChange({ ...draft, due: event.target.value })}
      />
    </>
  );
}

function wrongText(metric: MetricId, t: Translate): string {
  return metric === 'change_failure_rate'
    ? t('targets.wrongShare')
    : t('targets.wrongNumber');
}

/** The value of today, and a warning when the target is the limit of a level. */
function hint(
  draft: TargetDraft,
  report: MetricsReport | undefined,
  t: Translate,
): string | undefined {
  if (!report) {
    return undefined;
  }
  const { unit, value, n } = report.metrics[draft.metric];
  const target = valueOf(draft);
  const bound = report.definitions.levels[draft.metric].find(
    band => target !== undefined && band.value === target,
  );
  return [
    value !== null &&
      t('targets.now', { value: formatMetric(unit, value, t, n) }),
    bound && t('targets.bound', { level: t(`level.${bound.level}`) }),
  ]
    .filter(Boolean)
    .join(' ');
}
