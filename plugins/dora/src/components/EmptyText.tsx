import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      gap: 4,
      padding: 16,
      color: tonesOf(theme).subtle,
      fontSize: 14,
      lineHeight: '20px',
      textAlign: 'center',
    },
  }),
  { name: 'DoraEmptyText' },
);

/** A sentence in the place of a chart. */
export function EmptyText(props: { height?: number; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root} style={{ minHeight: props.height }}>
      {props.children}
    </div>
  );
}
