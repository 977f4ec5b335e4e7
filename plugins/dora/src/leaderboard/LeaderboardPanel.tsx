import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { Leaderboard } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { tonesOf } from '../charts/tones';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { daysOf, formatDays } from '../format/date';
import { useFormat } from '../format/useFormat';
import { StandingsTable } from './StandingsTable';
import { TooFewTeams } from './TooFewTeams';

const useStyles = makeStyles(
  theme => ({
    advice: {
      margin: '-8px 0 16px',
      color: tonesOf(theme).subtle,
      fontSize: 14,
      lineHeight: '20px',
    },
  }),
  { name: 'DoraLeaderboardPanel' },
);

/** Teams side by side over 90 days, the most improved first. */
export function LeaderboardPanel(props: {
  title: string;
  /** Ref of the group whose children are compared; all teams without it. */
  parent?: string;
  /** Ref of the team whose page this is. */
  own?: string;
  environment: string;
  /** The set of levels to rate by; the configured one when absent. */
  levels?: string;
  timeZone?: string;
  revision: number;
}) {
  const { title, parent, own, environment, levels, timeZone, revision } = props;
  const classes = useStyles();
  const { t, place } = useFormat(timeZone);
  const api = useApi(doraApiRef);
  const query = { range: '90d', environment, parent, levels };
  const leaderboard = useLoaded(
    () => api.getLeaderboard(query),
    JSON.stringify(query),
    revision,
  );
  const note = (report: Leaderboard) => (
    <>
      {t('leaderboard.note', {
        now: formatDays(report.window, place),
        before: formatDays(report.previousWindow, place),
      })}
      <PercentileNote reports={[report]} />
    </>
  );
  return (
    <LoadedPanel
      title={title}
      loaded={leaderboard}
      errorText={t('error.leaderboard')}
      height={280}
      note={note}
    >
      {({ teams, tooFew, window }) => (
        <>
          <p className={classes.advice}>{t('leaderboard.advice')}</p>
          {teams.length > 0 ? (
            <StandingsTable
              title={title}
              teams={teams}
              own={own}
              days={daysOf(window, place.timeZone)}
            />
          ) : (
            <EmptyText height={120}>{t('leaderboard.none')}</EmptyText>
          )}
          <TooFewTeams teams={tooFew} />
        </>
      )}
    </LoadedPanel>
  );
}
