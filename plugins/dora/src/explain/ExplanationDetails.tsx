import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import { Explanation } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DrawerSection } from '../components/DrawerSection';
import { Stat, StatRow } from '../components/StatRow';
import { ExplainView } from '../filters/filters';
import { FilterState } from '../filters/useFilters';
import { formatDays } from '../format/date';
import { formatMetric } from '../format/metric';
import {
  formatPercentileError,
  isPercentile,
  PercentileReport,
} from '../format/percentiles';
import { useFormat } from '../format/useFormat';
import { ExplainedRows } from './ExplainedRows';
import { ExplainRules } from './ExplainRules';
import { missingText } from './missingText';
import { Subject } from './useExplanation';

const useStyles = makeStyles(
  theme => {
    const { subtle, neutral } = tonesOf(theme);
    return {
      about: {
        margin: '4px 0 20px',
        color: subtle,
        fontSize: 13,
        overflowWrap: 'anywhere',
      },
      text: { margin: 0, fontSize: 14, lineHeight: '20px' },
      missing: { margin: '8px 0 0', color: subtle, fontSize: 13 },
      calculation: {
        margin: 0,
        padding: '10px 14px',
        borderRadius: 6,
        backgroundColor: neutral.ground,
        fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
        fontSize: 13,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
      },
      stale: { opacity: 0.6 },
    };
  },
  { name: 'DoraExplanationDetails' },
);

/** A number, the rule in words and in figures, its rows, and its rules. */
export function ExplanationDetails(props: {
  explanation: Explanation;
  page: Subject;
  /** What the page shows of it. */
  reports: (PercentileReport | undefined)[];
  state: FilterState;
  explain: ExplainView;
  /** Whether it answers an earlier question. */
  stale: boolean;
}) {
  const { explanation, page, reports, state, explain, stale } = props;
  const classes = useStyles();
  const { t, place } = useFormat(explanation.timeZone);
  const { entityRef, window, environment, missing } = explanation;
  const error =
    isPercentile(explanation.metric, explanation.definitions) &&
    formatPercentileError(reports, t);
  const about = [
    entityRef ? parseEntityRef(entityRef).name : t('explain.organisation'),
    formatDays(window, place),
    environment,
  ];
  return (
    <div className={stale ? classes.stale : undefined} aria-busy={stale}>
      <p className={classes.about}>{about.join(' · ')}</p>
      <Figures explanation={explanation} />
      {missing && <p className={classes.missing}>{missingText(missing, t)}</p>}
      {!missing && error && (
        <p className={classes.missing}>
          {t('percentiles.explained', { percent: error })}
        </p>
      )}
      <DrawerSection title={t('explain.formula')}>
        <p className={classes.text}>{explanation.formula}</p>
      </DrawerSection>
      <DrawerSection title={t('explain.calculation')}>
        <p className={classes.calculation}>{explanation.calculation}</p>
      </DrawerSection>
      <DrawerSection title={t('explain.rows')}>
        <ExplainedRows
          explanation={explanation}
          page={page}
          state={state}
          explain={explain}
        />
      </DrawerSection>
      <DrawerSection title={t('explain.rules')}>
        <ExplainRules explanation={explanation} page={page} />
      </DrawerSection>
    </div>
  );
}

function Figures({ explanation }: { explanation: Explanation }) {
  const { t } = useFormat();
  const { unit, value, n, interval } = explanation;
  const stats: Stat[] = [
    { name: t('explain.value'), value: formatMetric(unit, value, t, n) },
    { name: t('explain.n'), value: String(n) },
  ];
  if (interval) {
    stats.push({
      name: t('chart.interval'),
      value: t('chart.between', {
        from: formatMetric(unit, interval.low, t, n),
        to: formatMetric(unit, interval.high, t, n),
      }),
    });
  }
  return <StatRow stats={stats} />;
}
