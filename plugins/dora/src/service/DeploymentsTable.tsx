import { makeStyles } from '@material-ui/core/styles';
import { DeploymentSummary } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { VerdictChip } from '../components/VerdictChip';
import { CorrectedChip } from '../corrections/CorrectedChip';
import { formatDayTime } from '../format/date';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { deploymentName } from '../format/revision';
import { useFormat } from '../format/useFormat';
import { NARROW } from '../charts/room';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      scroll: { overflowX: 'auto' },
      stale: { opacity: 0.6 },
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          padding: '0 16px 0 0',
          borderBottom: `1px solid ${line}`,
          textAlign: 'left',
          whiteSpace: 'nowrap',
        },
        '& th': { height: 32, color: subtle, fontSize: 12, fontWeight: 600 },
        '& td': { height: 44 },
        '& th:last-child, & td:last-child': { paddingRight: 0 },
      },
      row: {
        cursor: 'pointer',
        '&:hover, &:focus-within': {
          backgroundColor: theme.palette.action.hover,
        },
      },
      open: {
        padding: 0,
        border: 0,
        background: 'none',
        color: theme.palette.primary.main,
        font: 'inherit',
        cursor: 'pointer',
      },
      version: {
        display: 'inline-block',
        maxWidth: 160,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        verticalAlign: 'bottom',
      },
      number: { textAlign: 'right !important' as 'right' },
      subtle: { color: subtle },
      secondary: {
        [NARROW]: { display: 'none' },
      },
    };
  },
  { name: 'DoraDeploymentsTable' },
);

/** Deployments, newest first; a row opens what explains it. */
export function DeploymentsTable(props: {
  items: DeploymentSummary[];
  timeZone?: string;
  /** Whether the rows answer an earlier question. */
  stale: boolean;
  onOpen: (id: string) => void;
}) {
  const { items, timeZone, stale, onOpen } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <div className={classes.scroll}>
      <table
        className={`${classes.table} ${stale ? classes.stale : ''}`}
        aria-label={t('deployments.title')}
        aria-busy={stale}
      >
        <thead>
          <tr>
            <th scope="col">{t('deployments.when')}</th>
            <th scope="col">{t('deployments.version')}</th>
            <th scope="col" className={classes.secondary}>
              {t('deployments.environment')}
            </th>
            <th scope="col" className={classes.secondary}>
              {t('deployments.status')}
            </th>
            <th
              scope="col"
              className={`${classes.number} ${classes.secondary}`}
            >
              {t('deployments.changes')}
            </th>
            <th scope="col" className={classes.secondary}>
              {t('deployments.leadTime')}
            </th>
            <th scope="col">{t('deployments.verdict')}</th>
            <th scope="col" className={classes.secondary}>
              {t('deployments.restore')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <Row
              key={item.id}
              item={item}
              timeZone={timeZone}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  item: DeploymentSummary;
  timeZone?: string;
  onOpen: (id: string) => void;
}) {
  const { item, timeZone, onOpen } = props;
  const classes = useStyles();
  const { t, place } = useFormat(timeZone);
  const name = deploymentName(item);
  return (
    <tr className={classes.row} onClick={() => onOpen(item.id)}>
      <td>
        {/* The row is for the mouse; the button is its twin for the keyboard. */}
        <button type="button" className={classes.open}>
          {formatDayTime(item.finishedAt ?? item.startedAt, place)}
        </button>
      </td>
      <td>
        <span className={classes.version} title={item.revision ?? undefined}>
          {name ?? t('deployments.unknownVersion')}
        </span>
      </td>
      <td className={classes.secondary}>{item.environment}</td>
      <td className={classes.secondary}>
        {t(`kind.${item.kind}`)}{' '}
        <span className={classes.subtle}>{t(`status.${item.status}`)}</span>
      </td>
      <td className={`${classes.number} ${classes.secondary}`}>
        {item.commits}
      </td>
      <td className={classes.secondary}>
        <LeadTimeCell item={item} />
      </td>
      <td>
        <VerdictChip deployment={item} />
        {item.corrected && (
          <>
            {' '}
            <CorrectedChip />
          </>
        )}
      </td>
      <td className={classes.secondary}>
        {item.restoreSeconds === null
          ? DASH
          : formatDuration(item.restoreSeconds, t)}
      </td>
    </tr>
  );
}

function LeadTimeCell({ item }: { item: DeploymentSummary }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { leadTimeMedian, leadTimeMax, leadTimeNote } = item;
  if (leadTimeMedian === null) {
    return <span title={leadTimeNote ?? undefined}>{DASH}</span>;
  }
  return (
    <>
      {formatDuration(leadTimeMedian, t)}
      {leadTimeMax !== null && leadTimeMax !== leadTimeMedian && (
        <span className={classes.subtle}>
          {' '}
          {t('deployments.max', { value: formatDuration(leadTimeMax, t) })}
        </span>
      )}
    </>
  );
}
