import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { NARROW } from '../charts/room';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => ({
    // It stands still while the rest of its table scrolls, so it must leave room.
    root: { overflowWrap: 'anywhere', [NARROW]: { maxWidth: 140 } },
    aside: { color: tonesOf(theme).subtle, fontSize: 12, fontWeight: 400 },
  }),
  { name: 'DoraTwoLines' },
);

/** A name, and below it in small what else there is to say. */
export function TwoLines(props: { name: string; aside: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {props.name}
      <div className={classes.aside}>{props.aside}</div>
    </div>
  );
}
