import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => ({
    box: {
      padding: '8px 12px',
      borderRadius: 6,
      border: `1px solid ${tonesOf(theme).line}`,
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.background.paper,
      boxShadow: theme.shadows[3],
      fontSize: 12,
      lineHeight: '18px',
      fontVariantNumeric: 'tabular-nums',
    },
    title: { fontWeight: 600 },
    row: { display: 'flex', justifyContent: 'space-between', gap: 16 },
    name: { color: tonesOf(theme).subtle },
  }),
  { name: 'DoraTooltipBox' },
);

/** What a chart says about the bucket under the pointer. */
export function TooltipBox(props: {
  title: string;
  rows: [name: string, value: string][];
}) {
  const classes = useStyles();
  return (
    <div className={classes.box}>
      <div className={classes.title}>{props.title}</div>
      {props.rows.map(([name, value]) => (
        <div key={name} className={classes.row}>
          <span className={classes.name}>{name}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  );
}
