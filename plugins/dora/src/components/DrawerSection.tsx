import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  { heading: { margin: '28px 0 12px', fontSize: 14, fontWeight: 600 } },
  { name: 'DoraDrawerSection' },
);

/** A titled part of a drawer. */
export function DrawerSection(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section aria-label={props.title}>
      <h3 className={classes.heading}>{props.title}</h3>
      {props.children}
    </section>
  );
}
