import { makeStyles } from '@material-ui/core/styles';
import {
  Correction,
  DeploymentDetail,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DrawerSection } from '../components/DrawerSection';
import { SafeLink } from '../components/SafeLink';
import { TextButton } from '../components/TextButton';
import { Asked } from '../corrections/asked';
import { CorrectedChip } from '../corrections/CorrectedChip';
import { Stat, StatRow } from '../components/StatRow';
import { VerdictChip } from '../components/VerdictChip';
import { formatDayTime } from '../format/date';
import { formatDuration } from '../format/duration';
import { useFormat } from '../format/useFormat';
import { CommitList } from './CommitList';
import { DeployedRevisions } from './DeployedRevisions';
import { FailureReasons } from './FailureReasons';
import { IncidentList } from './IncidentList';

const useStyles = makeStyles(
  theme => {
    const { subtle } = tonesOf(theme);
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
      actions: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: 8,
        marginTop: 20,
      },
    };
  },
  { name: 'DoraDeploymentDetails' },
);

/** Why a deployment failed or not, and what it brought. */
export function DeploymentDetails(props: {
  deployment: DeploymentDetail;
  timeZone?: string;
  /** Those about it. */
  corrections: Correction[];
  /** Absent for who may not correct. */
  onAsk?: (asked: Asked) => void;
}) {
  const { deployment, timeZone, corrections, onAsk } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { failures, incidents, leadTimeNote } = deployment;
  return (
    <>
      <div className={classes.meta}>
        <VerdictChip deployment={deployment} />
        {deployment.corrected && <CorrectedChip />}
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
          <FailureReasons
            deployment={deployment}
            corrections={corrections}
            onAsk={onAsk}
          />
        </DrawerSection>
      )}
      {incidents.length > 0 && (
        <DrawerSection title={t('corrections.incidents.title')}>
          <IncidentList
            incidents={incidents}
            timeZone={timeZone}
            onAsk={onAsk}
          />
        </DrawerSection>
      )}
      {onAsk && deployment.kind !== 'dismissed' && (
        <Actions deployment={deployment} onAsk={onAsk} />
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

/** What can be said of the deployment itself. */
function Actions(props: {
  deployment: DeploymentDetail;
  onAsk: (asked: Asked) => void;
}) {
  const { deployment, onAsk } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const mayFail =
    deployment.status !== 'running' &&
    deployment.failures.every(({ cleared }) => cleared !== null);
  return (
    <div className={classes.actions}>
      {mayFail && (
        <TextButton variant="outlined" onClick={() => onAsk({ kind: 'mark' })}>
          {t('corrections.deployment.confirm')}
        </TextButton>
      )}
      <TextButton variant="outlined" onClick={() => onAsk({ kind: 'dismiss' })}>
        {t('corrections.deployment.dismiss')}
      </TextButton>
    </div>
  );
}
