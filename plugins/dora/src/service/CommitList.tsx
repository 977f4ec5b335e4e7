import { makeStyles } from '@material-ui/core/styles';
import { DeployedCommit } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { SafeLink } from '../components/SafeLink';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { shortRevision } from '../format/revision';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      list: { margin: 0, padding: 0, listStyle: 'none', fontSize: 13 },
      commit: {
        display: 'grid',
        gridTemplateColumns: '64px minmax(0, 1fr) max-content',
        alignItems: 'baseline',
        gap: '2px 12px',
        padding: '8px 0',
        borderTop: `1px solid ${line}`,
      },
      sha: {
        fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
        fontSize: 12,
      },
      title: { overflowWrap: 'anywhere' },
      time: { fontVariantNumeric: 'tabular-nums' },
      excluded: { color: subtle },
      reason: { gridColumn: '2 / -1', fontSize: 12 },
      none: { margin: 0, color: subtle, fontSize: 13 },
    };
  },
  { name: 'DoraCommitList' },
);

/** The commits of a deployment; those left out are grey and tell why. */
export function CommitList({ commits }: { commits: DeployedCommit[] }) {
  const classes = useStyles();
  const { t } = useFormat();
  if (commits.length === 0) {
    return <p className={classes.none}>{t('drawer.noCommits')}</p>;
  }
  return (
    <ul className={classes.list}>
      {commits.map(commit => (
        <li
          key={`${commit.repository}@${commit.sha}`}
          className={`${classes.commit} ${
            commit.excluded ? classes.excluded : ''
          }`}
        >
          <SafeLink url={commit.url} className={classes.sha}>
            {shortRevision(commit.sha)}
          </SafeLink>
          <span className={classes.title}>
            {commit.title ?? t('drawer.untitled')}
          </span>
          <span className={classes.time}>
            {commit.leadTimeSeconds === null
              ? DASH
              : formatDuration(commit.leadTimeSeconds, t)}
          </span>
          {commit.excluded && (
            <span className={classes.reason}>{commit.excluded}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
