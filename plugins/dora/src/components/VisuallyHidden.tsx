import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    hidden: {
      position: 'absolute',
      width: 1,
      height: 1,
      margin: -1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'DoraVisuallyHidden' },
);

/** Text for screen readers only. */
export function VisuallyHidden(props: { role?: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div role={props.role} className={classes.hidden}>
      {props.children}
    </div>
  );
}
