import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { line, bad } = tonesOf(theme);
    return {
      list: {
        margin: 0,
        padding: 0,
        listStyle: 'none',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
      },
      row: {
        display: 'grid',
        gridTemplateColumns: '96px 1fr 24px',
        alignItems: 'center',
        gap: 12,
        minHeight: 28,
      },
      track: {
        height: 8,
        borderRadius: 4,
        backgroundColor: line,
        overflow: 'hidden',
      },
      bar: { height: '100%', borderRadius: 4, backgroundColor: bad },
      count: { textAlign: 'right' },
    };
  },
  { name: 'DoraCountBars' },
);

/** Counts by name, as bars on a common scale that ends at `whole`. */
export function CountBars(props: {
  rows: { name: string; count: number }[];
  whole: number;
}) {
  const { rows, whole } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {rows.map(({ name, count }) => (
        <li key={name} className={classes.row}>
          <span>{name}</span>
          <div aria-hidden className={classes.track}>
            <div
              className={classes.bar}
              style={{ width: `${(count / Math.max(1, whole)) * 100}%` }}
            />
          </div>
          <span className={classes.count}>{count}</span>
        </li>
      ))}
    </ul>
  );
}
