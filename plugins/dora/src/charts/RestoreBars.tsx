import { makeStyles } from '@material-ui/core/styles';
import { SeverityRestore } from '@dora-metrics/backstage-plugin-dora-common';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { Translate } from '../translation';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    const accent = theme.palette.primary.main;
    const mark = {
      position: 'absolute' as const,
      top: '50%',
      width: 10,
      height: 10,
      margin: '-5px 0 0 -5px',
      borderRadius: '50%',
      border: `2px solid ${accent}`,
    };
    return {
      scroll: { overflowX: 'auto' },
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          height: 40,
          padding: '0 0 0 16px',
          borderBottom: `1px solid ${line}`,
          textAlign: 'right',
          whiteSpace: 'nowrap',
        },
        '& thead th': {
          height: 32,
          color: subtle,
          fontSize: 12,
          fontWeight: 600,
        },
        '& th:first-child': { padding: 0, textAlign: 'left' },
      },
      barCell: { width: '40%', minWidth: 80 },
      track: { position: 'relative', height: 40, margin: '0 8px' },
      bar: {
        position: 'absolute',
        top: '50%',
        height: 2,
        marginTop: -1,
        backgroundColor: accent,
        opacity: 0.5,
      },
      mitigated: { ...mark, backgroundColor: accent },
      resolved: { ...mark, backgroundColor: theme.palette.background.paper },
    };
  },
  { name: 'DoraRestoreBars' },
);

/** Restore times by severity: a table whose second column draws them. */
export function RestoreBars(props: {
  caption: string;
  rows: SeverityRestore[];
  t: Translate;
}) {
  const { caption, rows, t } = props;
  const classes = useStyles();
  const longest = Math.max(
    1,
    ...rows.flatMap(row => [row.mitigatedMean ?? 0, row.resolvedMean ?? 0]),
  );
  return (
    <div
      role="group"
      aria-label={caption}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.scroll}
    >
      <table className={classes.table} aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{t('restore.severity')}</th>
            <td aria-hidden className={classes.barCell} />
            <th scope="col">{t('restore.mitigated')}</th>
            <th scope="col">{t('restore.resolved')}</th>
            <th scope="col">{t('statistic.p95')}</th>
            <th scope="col">{t('restore.closed')}</th>
            <th scope="col">{t('restore.open')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <SeverityRow key={row.severity} row={row} longest={longest} t={t} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SeverityRow(props: {
  row: SeverityRestore;
  longest: number;
  t: Translate;
}) {
  const { row, longest, t } = props;
  const classes = useStyles();
  const duration = (seconds: number | null) =>
    seconds === null ? DASH : formatDuration(seconds, t);
  return (
    <tr>
      <th scope="row">
        {row.severity === 'unknown' ? t('restore.unknown') : row.severity}
      </th>
      <td aria-hidden className={classes.barCell}>
        <Marks row={row} longest={longest} />
      </td>
      <td>{duration(row.mitigatedMean)}</td>
      <td>{duration(row.resolvedMean)}</td>
      <td>{duration(row.p95)}</td>
      <td>{row.n}</td>
      <td>{row.open}</td>
    </tr>
  );
}

function Marks(props: { row: SeverityRestore; longest: number }) {
  const { row, longest } = props;
  const classes = useStyles();
  const at = (seconds: number) => `${(seconds / longest) * 100}%`;
  const ends = [row.mitigatedMean, row.resolvedMean].filter(
    (seconds): seconds is number => seconds !== null,
  );
  return (
    <div className={classes.track}>
      {ends.length > 0 && (
        <div className={classes.bar} style={{ width: at(Math.max(...ends)) }} />
      )}
      {row.resolvedMean !== null && (
        <div
          className={classes.resolved}
          style={{ left: at(row.resolvedMean) }}
        />
      )}
      {row.mitigatedMean !== null && (
        <div
          className={classes.mitigated}
          style={{ left: at(row.mitigatedMean) }}
        />
      )}
    </div>
  );
}
