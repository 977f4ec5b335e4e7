import { makeStyles } from '@material-ui/core/styles';
import {
  DeploymentDetail,
  FailureReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DrawerSection } from '../components/DrawerSection';
import { SafeLink } from '../components/SafeLink';
import { Stat, StatRow } from '../components/StatRow';
import { VerdictChip } from '../components/VerdictChip';
import { formatDayTime } from '../format/date';
import { formatDuration } from '../format/duration';
import { useFormat } from '../format/useFormat';
import { CommitList } from './CommitList';
import { DeployedRevisions } from './DeployedRevisions';

const useStyles = makeStyles(
  theme => {
    const { subtle, levels } = tonesOf(theme);
    return {
      meta: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '8px 12px',
        margin: '8px 0 24px',
        color: subtle,
        fontSize: 13,
      },
      text: { margin: 0, fontSize: 14, lineHeight: '20px' },
      reason: {
        padding: '10px 14px',
        marginBottom: 8,
        borderLeft: `3px solid ${tonesOf(theme).bad}`,
        borderRadius: 4,
        color: levels.low.text,
        backgroundColor: levels.low.ground,
        fontSize: 14,
        lineHeight: '20px',
        textWrap: 'pretty',
        '& a': { color: 'inherit', textDecoration: 'underline' },
      },
      rule: { fontSize: 12, fontWeight: 600 },
      reasons: { margin: 0, padding: 0, listStyle: 'none' },
    };
  },
  { name: 'DoraDeploymentDetails' },
);

/** Why a deployment failed or not, and what it brought. */
export function DeploymentDetails(props: {
  deployment: DeploymentDetail;
  timeZone?: string;
}) {
  const { deployment, timeZone } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { failures, leadTimeNote } = deployment;
  return (
    <>
      <div className={classes.meta}>
        <VerdictChip deployment={deployment} />
        <span>{deployment.environment}</span>
        <span>
          {t(`kind.${deployment.kind}`)}, {t(`status.${deployment.status}`)}
        </span>
        {deployment.url && (
          <SafeLink url={deployment.url}>{t('drawer.open')}</SafeLink>
        )}
      </div>
      <Times deployment={deployment} timeZone={timeZone} />
      {failures.length > 0 && (
        <DrawerSection title={t('drawer.whyFailed')}>
          <ul className={classes.reasons}>
            {failures.map(reason => (
              <Reason
                key={`${reason.rule} ${reason.at} ${reason.text}`}
                reason={reason}
              />
            ))}
          </ul>
        </DrawerSection>
      )}
      <DrawerSection title={t('drawer.revisions')}>
        <DeployedRevisions deployment={deployment} />
      </DrawerSection>
      <DrawerSection title={t('drawer.changes')}>
        <CommitList commits={deployment.commitList} />
      </DrawerSection>
      {leadTimeNote && (
        <DrawerSection title={t('drawer.note')}>
          <p className={classes.text}>{leadTimeNote}</p>
        </DrawerSection>
      )}
    </>
  );
}

function Times(props: { deployment: DeploymentDetail; timeZone?: string }) {
  const { deployment, timeZone } = props;
  const { t, place } = useFormat(timeZone);
  const { startedAt, finishedAt, restoreSeconds } = deployment;
  const stats: Stat[] = [
    { name: t('drawer.started'), value: formatDayTime(startedAt, place) },
  ];
  if (finishedAt) {
    const took = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
    stats.push({ name: t('drawer.took'), value: formatDuration(took, t) });
  }
  if (restoreSeconds !== null) {
    stats.push({
      name: t('deployments.restore'),
      value: formatDuration(restoreSeconds, t),
    });
  }
  stats.push({ name: t('drawer.source'), value: deployment.source });
  return <StatRow stats={stats} />;
}

function Reason({ reason }: { reason: FailureReason }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <li className={classes.reason}>
      <div className={classes.rule}>{t(`rule.${reason.rule}`)}</div>
      <SafeLink url={reason.evidence?.url}>{reason.text}</SafeLink>
    </li>
  );
}
