import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { useTableStyles } from '../components/tableStyles';
import { SortHeader } from './SortHeader';
import { Sort, SortKey, sortRows } from './sort';

const useStyles = makeStyles(
  theme => ({
    marked: {
      '& > *, & > th:first-child': {
        backgroundColor: tonesOf(theme).neutral.ground,
      },
      '& > th:first-child': { paddingLeft: 8 },
    },
  }),
  { name: 'DoraSortableTable' },
);

/** Room for four metrics and what stands beside them. */
const METRICS_WIDTH = 960;

/** A column: what it is sorted by, and what its cells show. */
export interface Column<Row> {
  id: string;
  title: string;
  /** Whether the first click puts the largest first. */
  largestFirst?: boolean;
  /** Without it, the column does not sort. */
  keyOf?: (row: Row) => SortKey;
  cell: (row: Row) => ReactNode;
}

/** A table that any column sorts; the first cell of a row is its header. */
export function SortableTable<Row>(props: {
  title: string;
  /** What tells a row from the others. */
  idOf: (row: Row) => string;
  columns: Column<Row>[];
  /** In the order that the table has unsorted. */
  rows: Row[];
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
  isMarked?: (row: Row) => boolean;
  /** Rather than narrower than this, it scrolls sideways. */
  minWidth?: number;
}) {
  const { title, idOf, columns, rows, sort, onSort, isMarked } = props;
  const { minWidth = METRICS_WIDTH } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const by = columns.find(({ id }) => id === sort?.column);
  const sorted = by?.keyOf
    ? sortRows(rows, by.keyOf, !!sort?.descending)
    : rows;
  return (
    <div
      role="group"
      aria-label={title}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={table.scroll}
    >
      <table className={table.table} style={{ minWidth }} aria-label={title}>
        <thead>
          <tr>
            {columns.map(column =>
              column.keyOf ? (
                <SortHeader
                  key={column.id}
                  column={column}
                  sort={by && sort}
                  onSort={onSort}
                />
              ) : (
                <th key={column.id} scope="col">
                  {column.title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map(row => (
            <tr
              key={idOf(row)}
              className={isMarked?.(row) ? classes.marked : undefined}
            >
              {columns.map(({ id, cell }, index) =>
                index === 0 ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
