import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { detailOf } from './LoadError';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      color: tonesOf(theme).bad,
      fontSize: 13,
      lineHeight: '18px',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraActionError' },
);

/** What could not be done, and why in the backend's own words. */
export function ActionError(props: { text: string; error: Error }) {
  const classes = useStyles();
  return (
    <p role="alert" className={classes.root}>
      {props.text} {detailOf(props.error)}
    </p>
  );
}
