import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          padding: '6px 12px 6px 0',
          borderBottom: `1px solid ${line}`,
          textAlign: 'right',
          fontWeight: 400,
        },
        '& th:first-child': { textAlign: 'left' },
        '& thead th': {
          position: 'sticky',
          top: 0,
          color: subtle,
          backgroundColor: theme.palette.background.paper,
          fontSize: 12,
          fontWeight: 600,
        },
      },
    };
  },
  { name: 'DoraChartTable' },
);

/** The numbers of a chart; the first cell of a row is its header. */
export interface TableData {
  columns: string[];
  rows: string[][];
}

/** A chart's twin. */
export function ChartTable(props: { caption: string; data: TableData }) {
  const classes = useStyles();
  const { columns, rows } = props.data;
  return (
    <table className={classes.table} aria-label={props.caption}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
