import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { useTableStyles } from '../components/tableStyles';
import { SortHeader } from './SortHeader';
import { Sort, SortKey, sortRows } from './sort';

const useStyles = makeStyles(
  theme => ({
    // Rather sideways than squeezed.
    wide: { minWidth: 960 },
    marked: {
      '& > *, & > th:first-child': {
        backgroundColor: tonesOf(theme).neutral.ground,
      },
      '& > th:first-child': { paddingLeft: 8 },
    },
  }),
  { name: 'DoraSortableTable' },
);

/** A column: what it is sorted by, and what its cells show. */
export interface Column<Row> {
  id: string;
  title: string;
  /** Whether the first click puts the largest first. */
  largestFirst?: boolean;
  keyOf: (row: Row) => SortKey;
  cell: (row: Row) => ReactNode;
}

/** A table that any column sorts; the first cell of a row is its header. */
export function SortableTable<Row extends { entityRef: string }>(props: {
  title: string;
  columns: Column<Row>[];
  /** In the order that the table has unsorted. */
  rows: Row[];
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
  isMarked?: (row: Row) => boolean;
}) {
  const { title, columns, rows, sort, onSort, isMarked } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const by = columns.find(({ id }) => id === sort?.column);
  const sorted = by ? sortRows(rows, by.keyOf, !!sort?.descending) : rows;
  return (
    <div
      role="group"
      aria-label={title}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={table.scroll}
    >
      <table className={`${table.table} ${classes.wide}`} aria-label={title}>
        <thead>
          <tr>
            {columns.map(column => (
              <SortHeader
                key={column.id}
                column={column}
                sort={by && sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(row => (
            <tr
              key={row.entityRef}
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
