import { makeStyles } from '@material-ui/core/styles';
import { MEDIUM } from '../charts/room';

/** How panels stand on a page. */
export const usePageStyles = makeStyles(
  {
    page: {
      containerType: 'inline-size',
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 16,
      // A flex or grid parent must not let the content set the width.
      width: '100%',
      minWidth: 0,
    },
    body: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 16,
      transition: 'opacity 150ms',
    },
    stale: { opacity: 0.6 },
    pair: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      gap: 16,
      [MEDIUM]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
  },
  { name: 'DoraPage' },
);
