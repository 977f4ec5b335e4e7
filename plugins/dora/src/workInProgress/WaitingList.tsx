import { makeStyles } from '@material-ui/core/styles';
import { WaitingCommit } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { SafeLink } from '../components/SafeLink';
import { formatDuration } from '../format/duration';
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
      subtle: { color: subtle },
      age: { fontVariantNumeric: 'tabular-nums' },
      more: { margin: '8px 0 0', color: subtle, fontSize: 12 },
    };
  },
  { name: 'DoraWaitingList' },
);

/** Commits that wait, the oldest first. */
export function WaitingList(props: {
  items: WaitingCommit[];
  /** How many wait, listed or not. */
  all: number;
}) {
  const { items, all } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <>
      <ul className={classes.list} aria-label={t('workInProgress.list')}>
        {items.map(({ repository, sha, title, url, change, ageSeconds }) => (
          <li key={`${repository}@${sha}`} className={classes.commit}>
            <SafeLink url={url} className={classes.sha}>
              {shortRevision(sha)}
            </SafeLink>
            <span className={classes.title}>
              {title ?? t('workInProgress.untitled')}
              {change !== null && (
                <span className={classes.subtle}>
                  {' '}
                  {t('workInProgress.change', { number: String(change) })}
                </span>
              )}
            </span>
            <span className={classes.age}>{formatDuration(ageSeconds, t)}</span>
          </li>
        ))}
      </ul>
      {all > items.length && (
        <p className={classes.more}>
          {t('workInProgress.more', {
            shown: String(items.length),
            all: String(all),
          })}
        </p>
      )}
    </>
  );
}
