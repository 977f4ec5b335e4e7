import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => ({
    about: {
      maxWidth: 720,
      margin: '0 0 12px',
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
  }),
  { name: 'DoraAbout' },
);

/** What a table is about, above it. */
export function About({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <p className={classes.about}>{children}</p>;
}
