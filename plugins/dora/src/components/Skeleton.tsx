import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { useTileStyles } from './tileStyles';

const useStyles = makeStyles(
  theme => ({
    '@keyframes pulse': {
      '0%, 100%': { opacity: 1 },
      '50%': { opacity: 0.5 },
    },
    block: {
      borderRadius: 4,
      backgroundColor: tonesOf(theme).neutral.ground,
      animation: '$pulse 1.6s ease-in-out infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  }),
  { name: 'DoraSkeleton' },
);

/** A grey block where something will stand. */
export function Skeleton(props: {
  width?: number | string;
  height: number | string;
}) {
  const classes = useStyles();
  const { width = '100%', height } = props;
  return (
    <div aria-hidden className={classes.block} style={{ width, height }} />
  );
}

/** The shape of a tile whose numbers are on their way. */
export function TileSkeleton() {
  const tile = useTileStyles();
  return (
    <div className={tile.root} data-testid="tile-skeleton">
      <div className={tile.label}>
        <Skeleton width="55%" height={11} />
      </div>
      <div className={tile.headline}>
        <Skeleton width="40%" height={24} />
        <Skeleton width={64} height={22} />
      </div>
      <div className={tile.foot}>
        <div className={tile.facts} style={{ width: '50%' }}>
          <Skeleton width="100%" height={12} />
        </div>
      </div>
    </div>
  );
}
