import { makeStyles } from '@material-ui/core/styles';
import { RiAlertLine } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { formatAge } from '../format/duration';
import { secondsSince } from '../format/missing';
import { useFormat } from '../format/useFormat';
import { useNow } from './useNow';

const STALE_DAYS = 7;
const DAY_SECONDS = 86_400;

const useStyles = makeStyles(
  theme => {
    const { warning } = tonesOf(theme);
    return {
      stale: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 6,
        padding: '2px 8px',
        borderRadius: 4,
        color: warning.text,
        backgroundColor: warning.ground,
      },
    };
  },
  { name: 'DoraFreshness' },
);

/** Days without an event, when they are so many that numbers may be old. */
export function staleDays(
  lastEventAt: string | null,
  now: number,
): number | undefined {
  const days = Math.floor(secondsSince(lastEventAt, now) / DAY_SECONDS);
  return days > STALE_DAYS ? days : undefined;
}

/** When the last event came. */
export function Freshness({ lastEventAt }: { lastEventAt: string | null }) {
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow();
  if (lastEventAt === null) {
    return null;
  }
  const stale = staleDays(lastEventAt, now);
  if (stale === undefined) {
    const age = formatAge(secondsSince(lastEventAt, now), t);
    return <span>{t('freshness.last', { age })}</span>;
  }
  return (
    <span className={classes.stale}>
      <RiAlertLine size={14} aria-hidden />
      {t('freshness.stale', { count: stale })}
    </span>
  );
}
