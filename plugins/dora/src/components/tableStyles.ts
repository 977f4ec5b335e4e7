import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

/** How tables of metrics look; they scroll sideways, but their first column stays. */
export const useTableStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    const paper = theme.palette.background.paper;
    return {
      scroll: { overflowX: 'auto' },
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          padding: '8px 14px 8px 0',
          borderBottom: `1px solid ${line}`,
          textAlign: 'left',
          fontWeight: 400,
        },
        '& tbody tr:last-child > *': { borderBottom: 0 },
        '& thead th': {
          padding: '4px 14px 4px 0',
          color: subtle,
          fontSize: 12,
          fontWeight: 600,
          whiteSpace: 'nowrap',
        },
        '& th:first-child': {
          position: 'sticky',
          left: 0,
          zIndex: 1,
          backgroundColor: paper,
        },
        '& tbody th': { fontWeight: 600 },
        '& th:last-child, & td:last-child': { paddingRight: 0 },
      },
      nowrap: { whiteSpace: 'nowrap' },
      subtle: { color: subtle },
    };
  },
  { name: 'DoraTable' },
);
