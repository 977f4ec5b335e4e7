import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  ExplainedRow,
  Explanation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DeploymentLink } from '../components/DeploymentLink';
import { SafeLink } from '../components/SafeLink';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { CorrectedChip } from '../corrections/CorrectedChip';
import { FilterState } from '../filters/useFilters';
import { formatDayTime } from '../format/date';
import { formatMetric } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { Subject } from './useExplanation';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      row: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) max-content',
        alignItems: 'baseline',
        gap: '2px 12px',
        padding: '8px 0',
        borderTop: `1px solid ${line}`,
      },
      title: { overflowWrap: 'anywhere' },
      value: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
      facts: {
        gridColumn: '1 / -1',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '2px 12px',
        color: subtle,
        fontSize: 12,
        lineHeight: '18px',
      },
      text: {
        gridColumn: '1 / -1',
        color: subtle,
        fontSize: 12,
        lineHeight: '18px',
        overflowWrap: 'anywhere',
      },
      excluded: { color: theme.palette.text.primary },
    };
  },
  { name: 'DoraExplainedRowItem' },
);

/** One row: what it is, what it adds, why it was left out, and where to see it. */
export function ExplainedRowItem(props: {
  row: ExplainedRow;
  explanation: Explanation;
  page: Subject;
  state: FilterState;
}) {
  const { row, explanation, page, state } = props;
  const classes = useStyles();
  const { t, place } = useFormat(explanation.timeZone);
  const isForeign = row.entityRef !== explanation.entityRef;
  return (
    <li className={classes.row}>
      <SafeLink url={row.url} className={classes.title}>
        {row.title}
      </SafeLink>
      <span className={classes.value}>{valueText(row, explanation, t)}</span>
      <div className={classes.facts}>
        <span>{formatDayTime(row.at, place)}</span>
        {isForeign && <span>{parseEntityRef(row.entityRef).name}</span>}
        {row.deploymentId !== null && (
          <DeploymentLink
            entityRef={row.entityRef}
            deployment={row.deploymentId}
            page={page.entityRef}
            state={state}
          >
            {t('explain.deployment')}{' '}
            <VisuallyHidden>
              {t('explain.deploymentOf', { title: row.title })}
            </VisuallyHidden>
          </DeploymentLink>
        )}
        {row.corrected && <CorrectedChip />}
      </div>
      {row.excluded && (
        <div className={`${classes.text} ${classes.excluded}`}>
          {row.excluded}
        </div>
      )}
      {row.note && <div className={classes.text}>{row.note}</div>}
    </li>
  );
}

function valueText(
  { value }: ExplainedRow,
  { metric, unit }: Explanation,
  t: Translate,
): string | null {
  if (value === null) {
    return null;
  }
  switch (metric) {
    case 'change_failure_rate':
      return value > 0 ? t('explain.rowFailed') : t('explain.rowOk');
    case 'deployment_rework_rate':
      return value > 0 ? t('explain.rowRework') : t('explain.rowPlanned');
    default:
      return formatMetric(unit, value, t);
  }
}
