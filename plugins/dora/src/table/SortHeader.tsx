import { makeStyles } from '@material-ui/core/styles';
import { Sort } from './sort';

const useStyles = makeStyles(
  theme => ({
    button: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      padding: '4px 0',
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      whiteSpace: 'nowrap',
      cursor: 'pointer',
      '&:hover': { color: theme.palette.text.primary },
    },
    arrow: { width: 8, fontSize: 8 },
  }),
  { name: 'DoraSortHeader' },
);

/** A column's name; clicks sort by it, the other way, and not at all. */
export function SortHeader(props: {
  column: { id: string; title: string; largestFirst?: boolean };
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
}) {
  const { column, sort, onSort } = props;
  const classes = useStyles();
  const first = { column: column.id, descending: !!column.largestFirst };
  const own = sort?.column === column.id ? sort : undefined;
  const next = () => {
    if (!own) {
      return first;
    }
    return own.descending === first.descending
      ? { ...first, descending: !first.descending }
      : undefined;
  };
  const [order, arrow] = orderOf(own);
  return (
    <th scope="col" aria-sort={order}>
      <button
        type="button"
        className={classes.button}
        onClick={() => onSort(next())}
      >
        {column.title}
        <span aria-hidden className={classes.arrow}>
          {arrow}
        </span>
      </button>
    </th>
  );
}

function orderOf(sort: Sort | undefined) {
  if (!sort) {
    return ['none', ''] as const;
  }
  return sort.descending
    ? (['descending', '▼'] as const)
    : (['ascending', '▲'] as const);
}
