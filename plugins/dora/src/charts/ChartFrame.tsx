import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from './tones';
import { useFormat } from '../format/useFormat';
import { ChartTable, TableData } from './ChartTable';
import { NARROW } from './room';

const useStyles = makeStyles(
  theme => ({
    figure: { margin: 0, minWidth: 0 },
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: 16,
      rowGap: 4,
      minHeight: 32,
      marginBottom: 8,
    },
    caption: {
      color: tonesOf(theme).subtle,
      fontSize: 11,
      fontWeight: 600,
      letterSpacing: '0.05em',
      textTransform: 'uppercase',
    },
    legend: {
      display: 'flex',
      flex: 1,
      flexWrap: 'wrap',
      gap: '4px 16px',
      justifyContent: 'flex-end',
      color: tonesOf(theme).subtle,
      fontSize: 12,
      // Below, where name and button have the line to themselves.
      [NARROW]: { flexBasis: '100%', order: 1, justifyContent: 'flex-start' },
    },
    toggle: {
      marginLeft: 'auto',
      marginRight: -5,
      fontFamily: 'inherit',
      fontSize: 12,
      fontWeight: 500,
      letterSpacing: 0,
      textTransform: 'none',
    },
    table: { overflow: 'auto' },
  }),
  { name: 'DoraChartFrame' },
);

/**
 * A chart with its name, a sentence that tells what it shows, and the same
 * numbers as a table in the same space.
 */
export function ChartFrame(props: {
  caption: string;
  summary: string;
  table: TableData;
  height: number;
  /** Whether it may need more height where it is narrow. */
  grows?: boolean;
  legend?: ReactNode;
  /** Below the chart and below the table alike. */
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { caption, summary, table, height, grows, legend, children } = props;
  const { footer } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes.figure}>
      <div className={classes.header}>
        <figcaption className={classes.caption}>{caption}</figcaption>
        <div className={classes.legend}>{!asTable && legend}</div>
        <Button
          size="small"
          color="primary"
          className={classes.toggle}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('chart.viewChart') : t('chart.viewTable')}
        </Button>
      </div>
      {asTable ? (
        <div
          role="group"
          aria-label={caption}
          // It scrolls, which must be possible without a mouse.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className={classes.table}
          style={{ height }}
        >
          <ChartTable caption={caption} data={table} />
        </div>
      ) : (
        <div
          role="img"
          aria-label={summary}
          style={grows ? { minHeight: height } : { height }}
        >
          {children}
        </div>
      )}
      {footer}
    </figure>
  );
}
