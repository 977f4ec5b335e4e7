import { makeStyles } from '@material-ui/core/styles';
import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { tonesOf } from '../charts/tones';
import { LoadedPanel } from '../components/LoadedPanel';
import { formatAge } from '../format/duration';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const useStyles = makeStyles(
  theme => ({
    line: {
      margin: '0 0 12px',
      fontSize: 20,
      fontWeight: 600,
      lineHeight: '28px',
      letterSpacing: '-0.01em',
      fontVariantNumeric: 'tabular-nums',
    },
    stale: { color: tonesOf(theme).subtle, fontWeight: 400 },
    coverage: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '4px 32px',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: 14,
      lineHeight: '20px',
    },
  }),
  { name: 'DoraHealthSummary' },
);

/** What waits, and how whole the numbers can be. */
export function HealthSummary({ health }: { health: Loaded<DataHealth> }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('health.summary.title')}
      loaded={health}
      errorText={t('health.failed')}
      height={62}
      note={({ manageable }) => !manageable && t('health.readOnly')}
    >
      {data => (
        <>
          <p className={classes.line}>
            {waitingText(data, t)}
            <span className={classes.stale}> · {staleText(data, t)}</span>
          </p>
          <ul className={classes.coverage}>
            {[...coverageTexts(data, t), ...gapTexts(data, t)].map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </LoadedPanel>
  );
}

/** "3 deliveries waiting, the oldest for 2 s" */
function waitingText(
  { pending, oldestPendingSeconds }: DataHealth,
  t: Translate,
): string {
  if (pending === 0) {
    return t('health.summary.noneWaiting');
  }
  return t('health.summary.waiting', {
    deliveries: t('health.deliveries', { count: pending }),
    age: formatAge(oldestPendingSeconds ?? 0, t),
  });
}

function staleText({ staleServices }: DataHealth, t: Translate): string {
  return staleServices === 0
    ? t('health.summary.noneStale')
    : t('health.summary.stale', { count: staleServices });
}

/** "5 of 8 services send deployments", and so on. */
function coverageTexts({ coverage }: DataHealth, t: Translate): string[] {
  const { services, withDeployments, withCommits, withIncidents } = coverage;
  return [
    t('health.summary.deployments', {
      part: String(withDeployments),
      count: services,
    }),
    t('health.summary.commits', {
      part: String(withCommits),
      count: services,
    }),
    t('health.summary.incidents', {
      part: String(withIncidents),
      count: services,
    }),
  ];
}

/** Commits that no event has told and that the Git host is asked for. */
function gapTexts({ comparisons }: DataHealth, t: Translate): string[] {
  const { waiting, failed, lastFailure } = comparisons;
  return [
    ...(waiting > 0 ? [t('health.summary.gaps', { count: waiting })] : []),
    ...(failed > 0
      ? [
          t('health.summary.lostGaps', {
            count: failed,
            reason: lastFailure ?? t('health.summary.noReason'),
          }),
        ]
      : []),
  ];
}
