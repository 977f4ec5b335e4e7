import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => ({
    part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 },
    title: { margin: 0, fontSize: 14, fontWeight: 600 },
    text: {
      margin: 0,
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraGuidePart' },
);

/** A titled part of what is to be done. */
export function GuidePart(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      <h4 className={classes.title}>{props.title}</h4>
      {props.children}
    </div>
  );
}

/** A paragraph of it. */
export function GuideText({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <p className={classes.text}>{children}</p>;
}
