import { makeStyles } from '@material-ui/core/styles';
import { TeamStanding } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { EntityTabLink } from '../components/EntityTabLink';
import { LevelOrNone } from '../components/LevelChip';
import { Days } from '../format/date';
import { DASH } from '../format/metric';
import { formatPercent } from '../format/percent';
import { useFormat } from '../format/useFormat';
import { Column, SortableTable } from '../table/SortableTable';
import { levelKey, metricColumns } from '../table/summaryColumns';
import { useSort } from '../table/useSort';
import { Translate } from '../translation';

const useStyles = makeStyles(
  theme => {
    const { subtle, good, bad } = tonesOf(theme);
    return {
      aside: {
        marginTop: 4,
        minWidth: 120,
        maxWidth: 170,
        color: subtle,
        fontSize: 12,
        fontWeight: 400,
        lineHeight: '16px',
      },
      own: { color: subtle, fontSize: 12, fontWeight: 400 },
      change: { whiteSpace: 'nowrap' },
      good: { color: good, fontWeight: 600 },
      bad: { color: bad, fontWeight: 600 },
      neutral: { color: subtle },
    };
  },
  { name: 'DoraStandingsTable' },
);

/** Teams and their metrics; any column sorts. */
export function StandingsTable(props: {
  title: string;
  /** The most improved first. */
  teams: TeamStanding[];
  own?: string;
  /** The days that the numbers cover. */
  days: Days;
}) {
  const { title, teams, own, days } = props;
  const { t } = useFormat();
  const [sort, setSort] = useSort('teams');
  return (
    <SortableTable
      title={title}
      idOf={row => row.entityRef}
      columns={columnsOf(own, days, t)}
      rows={teams}
      sort={sort}
      onSort={setSort}
      isMarked={row => row.entityRef === own}
    />
  );
}

function columnsOf(
  own: string | undefined,
  days: Days,
  t: Translate,
): Column<TeamStanding>[] {
  return [
    {
      id: 'team',
      title: t('leaderboard.team'),
      keyOf: row => row.title,
      cell: row => <Team row={row} own={own} />,
    },
    {
      id: 'services',
      title: t('leaderboard.services'),
      largestFirst: true,
      keyOf: row => row.services,
      cell: row => row.services,
    },
    ...(metricColumns(t, 'best', days) as Column<TeamStanding>[]),
    {
      id: 'overall',
      title: t('leaderboard.overall'),
      keyOf: row => levelKey(row.overall.level),
      cell: row => <Overall row={row} />,
    },
    {
      id: 'improvement',
      title: t('leaderboard.improvement'),
      largestFirst: true,
      keyOf: row => row.improvement,
      cell: row => <Improvement value={row.improvement} />,
    },
  ];
}

function Team({ row, own }: { row: TeamStanding; own?: string }) {
  const classes = useStyles();
  const { t } = useFormat();
  if (row.entityRef === own) {
    return (
      <>
        {row.title}
        <div className={classes.own}>{t('leaderboard.own')}</div>
      </>
    );
  }
  return <EntityTabLink entityRef={row.entityRef}>{row.title}</EntityTabLink>;
}

/** The level and the metrics that keep it from being better. */
function Overall({ row }: { row: TeamStanding }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { level, limitedBy } = row.overall;
  const metrics = limitedBy
    .map(metric => t(`metricInSentence.${metric}`))
    .join(', ');
  return (
    <>
      <LevelOrNone level={level} />
      {level && level !== 'elite' && metrics && (
        <div className={classes.aside}>
          {t('leaderboard.limitedBy', { metrics })}
        </div>
      )}
    </>
  );
}

function Improvement({ value }: { value: number | null }) {
  const classes = useStyles();
  const { t } = useFormat();
  if (value === null) {
    return <span>{DASH}</span>;
  }
  const percent = formatPercent(Math.abs(value), t);
  // Half a percent is rounded to one; less is nothing to speak of.
  if (Math.abs(value) < 0.005) {
    return <span className={classes.neutral}>{t('leaderboard.same')}</span>;
  }
  return (
    <span
      className={`${classes.change} ${value > 0 ? classes.good : classes.bad}`}
    >
      {value > 0
        ? t('leaderboard.better', { percent })
        : t('leaderboard.worse', { percent })}
    </span>
  );
}
