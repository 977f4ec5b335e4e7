import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => ({
    name: { color: tonesOf(theme).subtle, fontSize: 12, lineHeight: '18px' },
    value: {
      margin: 0,
      fontSize: 16,
      fontWeight: 600,
      lineHeight: '24px',
      fontVariantNumeric: 'tabular-nums',
    },
    more: {
      margin: 0,
      color: tonesOf(theme).subtle,
      fontSize: 12,
      lineHeight: '18px',
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'DoraFact' },
);

/** A number with its name, and what belongs to it. */
export function Fact(props: {
  name: string;
  value: ReactNode;
  more?: ReactNode;
}) {
  const { name, value, more } = props;
  const classes = useStyles();
  return (
    <div>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      {more && <dd className={classes.more}>{more}</dd>}
    </div>
  );
}
