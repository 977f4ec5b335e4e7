import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '8px 32px',
      margin: 0,
    },
    name: {
      color: tonesOf(theme).subtle,
      fontSize: 11,
      fontWeight: 600,
      letterSpacing: '0.05em',
      lineHeight: '16px',
      textTransform: 'uppercase',
    },
    value: {
      margin: 0,
      fontSize: 16,
      fontWeight: 600,
      lineHeight: '24px',
      fontVariantNumeric: 'tabular-nums',
    },
    missing: {
      color: tonesOf(theme).subtle,
      fontSize: 12,
      fontWeight: 400,
    },
  }),
  { name: 'DoraStatRow' },
);

/** A statistic; `missing` when its value tells why there is none. */
export interface Stat {
  name: string;
  value: string;
  missing?: boolean;
}

/** Several statistics side by side. */
export function StatRow({ stats }: { stats: Stat[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.row}>
      {stats.map(({ name, value, missing }) => (
        <div key={name}>
          <dt className={classes.name}>{name}</dt>
          <dd className={`${classes.value} ${missing ? classes.missing : ''}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
