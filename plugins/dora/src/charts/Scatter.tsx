import { makeStyles } from '@material-ui/core/styles';
import { Association } from '@dora-metrics/backstage-plugin-dora-common';
import { Hint } from '../components/Hint';
import { formatPercent } from '../format/percent';
import { formatRate } from '../format/rate';
import { useFormat } from '../format/useFormat';
import { dotSize, rateScale, shareScale } from './scatterScales';
import { tonesOf } from './tones';

/** Dots that can carry their names without covering each other. */
const NAMED_DOTS = 12;

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    const accent = theme.palette.primary.main;
    return {
      container: { containerType: 'inline-size', height: '100%' },
      root: {
        display: 'grid',
        gridTemplateColumns: '44px minmax(0, 1fr)',
        gridTemplateRows: '28px minmax(0, 1fr) 44px',
        height: '100%',
        color: subtle,
        fontSize: 12,
        fontVariantNumeric: 'tabular-nums',
      },
      yName: { gridColumn: '1 / -1' },
      plot: {
        position: 'relative',
        gridColumn: 2,
        gridRow: 2,
        borderLeft: `1px solid ${line}`,
        borderBottom: `1px solid ${line}`,
      },
      grid: {
        position: 'absolute',
        left: 0,
        right: 0,
        borderTop: `1px solid ${line}`,
      },
      yTick: {
        position: 'absolute',
        right: '100%',
        marginRight: 8,
        transform: 'translateY(50%)',
        whiteSpace: 'nowrap',
      },
      xTick: {
        position: 'absolute',
        top: '100%',
        marginTop: 6,
        transform: 'translateX(-50%)',
        whiteSpace: 'nowrap',
      },
      xName: {
        gridColumn: 2,
        gridRow: 3,
        alignSelf: 'end',
        textAlign: 'right',
      },
      dot: {
        position: 'absolute',
        transform: 'translate(-50%, 50%)',
        borderRadius: '50%',
        border: `1.5px solid ${accent}`,
        '&::before': {
          content: '""',
          position: 'absolute',
          inset: 0,
          borderRadius: '50%',
          backgroundColor: accent,
          opacity: 0.45,
        },
      },
      name: {
        position: 'absolute',
        top: '50%',
        left: '100%',
        marginLeft: 6,
        transform: 'translateY(-50%)',
        color: theme.palette.text.primary,
        whiteSpace: 'nowrap',
        pointerEvents: 'none',
        // Where they would cover each other.
        '@container (max-width: 480px)': { display: 'none' },
      },
      before: { left: 'auto', right: '100%', marginRight: 6 },
    };
  },
  { name: 'DoraScatter' },
);

/** Teams by deployments per day, logarithmic, and change failure rate. */
export function Scatter({ points }: { points: Association['points'] }) {
  const classes = useStyles();
  const { t } = useFormat();
  const x = rateScale(points.map(point => point.x));
  const y = shareScale(points.map(point => point.y));
  const most = Math.max(1, ...points.map(({ n }) => n));
  return (
    <div className={classes.container}>
      <div className={classes.root}>
        <div className={classes.yName}>{t('association.y')}</div>
        <div className={classes.plot}>
          {y.ticks.map(tick => (
            <div
              key={tick}
              className={classes.grid}
              style={{ bottom: `${y.at(tick) * 100}%` }}
            />
          ))}
          {y.ticks.map(tick => (
            <span
              key={tick}
              className={classes.yTick}
              style={{ bottom: `${y.at(tick) * 100}%` }}
            >
              {formatPercent(tick, t)}
            </span>
          ))}
          {x.ticks.map(tick => (
            <span
              key={tick}
              className={classes.xTick}
              style={{ left: `${x.at(tick) * 100}%` }}
            >
              {tick}
            </span>
          ))}
          {points.map(point => (
            <Dot
              key={point.entityRef}
              point={point}
              left={x.at(point.x)}
              bottom={y.at(point.y)}
              size={dotSize(point.n, most)}
              named={points.length <= NAMED_DOTS}
            />
          ))}
        </div>
        <div className={classes.xName}>{t('association.x')}</div>
      </div>
    </div>
  );
}

function Dot(props: {
  point: Association['points'][number];
  left: number;
  bottom: number;
  size: number;
  named: boolean;
}) {
  const { point, left, bottom, size, named } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { title, x, y, n } = point;
  const facts = [
    formatRate(x, t),
    formatPercent(y, t, n),
    t('count.deployments', { count: n }),
  ].join(' · ');
  return (
    <Hint title={`${title}: ${facts}`}>
      <div
        className={classes.dot}
        style={{
          left: `${left * 100}%`,
          bottom: `${bottom * 100}%`,
          width: size,
          height: size,
        }}
      >
        {named && (
          // To the left, where there is no room to the right.
          <span
            className={`${classes.name} ${left > 0.75 ? classes.before : ''}`}
          >
            {title}
          </span>
        )}
      </div>
    </Hint>
  );
}
