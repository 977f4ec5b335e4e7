import { makeStyles } from '@material-ui/core/styles';
import { ActionError } from '../components/ActionError';
import { Notice } from '../components/Notice';
import { Said } from './useSaid';

const useStyles = makeStyles(
  { root: { '&:not(:empty)': { margin: '12px 0' } } },
  { name: 'DoraOutcome' },
);

/** What became of the last action: shown where it was asked for, and spoken. */
export function Outcome(props: {
  said: Said | undefined;
  /** What could not be done, unless a dialog says so. */
  failed?: { text: string; error: Error | undefined };
}) {
  const { said, failed } = props;
  const classes = useStyles();
  const error = failed?.error;
  return (
    <>
      {/* Here before its text is, for else screen readers stay silent. */}
      <div role="status" className={classes.root}>
        {/* A new one each time, so that equal words are spoken again. */}
        {said && !error && <Notice key={said.count}>{said.words}</Notice>}
      </div>
      {error && (
        <div className={classes.root}>
          <ActionError text={failed.text} error={error} />
        </div>
      )}
    </>
  );
}
