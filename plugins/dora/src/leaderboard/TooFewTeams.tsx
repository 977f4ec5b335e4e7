import { makeStyles } from '@material-ui/core/styles';
import { TeamStanding } from '@dora-metrics/backstage-plugin-dora-common';
import { EntityTabLink } from '../components/EntityTabLink';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  {
    title: { margin: '20px 0 6px', fontSize: 13, fontWeight: 600 },
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '6px 20px',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: 13,
    },
  },
  { name: 'DoraTooFewTeams' },
);

/** Teams that cannot be compared yet; nothing when all can. */
export function TooFewTeams({ teams }: { teams: TeamStanding[] }) {
  const classes = useStyles();
  const { t } = useFormat();
  if (teams.length === 0) {
    return null;
  }
  return (
    <>
      <h4 className={classes.title}>{t('leaderboard.tooFew')}</h4>
      <ul className={classes.list} aria-label={t('leaderboard.tooFew')}>
        {teams.map(({ entityRef, title }) => (
          <li key={entityRef}>
            <EntityTabLink entityRef={entityRef}>{title}</EntityTabLink>
          </li>
        ))}
      </ul>
    </>
  );
}
