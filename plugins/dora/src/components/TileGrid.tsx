import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    // The room that the tiles have counts, not the width of the screen.
    container: { containerType: 'inline-size' },
    grid: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 16,
      '@container (min-width: 460px)': {
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
      '@container (min-width: 900px)': {
        gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      },
    },
    wide: {
      '@container (max-width: 619px)': {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  } as never,
  { name: 'DoraTileGrid' },
);

/** Four tiles: in a row, two by two, or one below the other. */
export function TileGrid(props: { children: ReactNode; stacked?: boolean }) {
  const classes = useStyles() as Record<string, string>;
  return (
    <div className={classes.container}>
      <div className={`${classes.grid} ${props.stacked ? classes.wide : ''}`}>
        {props.children}
      </div>
    </div>
  );
}
