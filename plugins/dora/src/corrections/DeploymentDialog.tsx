import {
  CorrectionChange,
  DeploymentDetail,
} from '@dora-metrics/backstage-plugin-dora-common';
import { ReportQuery } from '../api/DoraApi';
import { useFormat } from '../format/useFormat';
import { ServiceReports } from '../service/useServiceReports';
import { Asked, failureRef, PlainlyAsked } from './asked';
import { CorrectionDialog, DialogProps } from './CorrectionDialog';
import { IncidentDialog } from './IncidentDialog';
import { MoveDialog } from './MoveDialog';

/** The dialog of what a person wants to correct about a deployment. */
export function DeploymentDialog(
  props: DialogProps & {
    asked: Asked;
    deployment: DeploymentDetail;
    reports: ServiceReports;
  },
) {
  const { asked, deployment, reports, ...dialog } = props;
  const timeZone = reports.metrics.data?.timeZone;
  switch (asked.kind) {
    case 'times':
    case 'services':
      return <IncidentDialog {...dialog} asked={asked} timeZone={timeZone} />;
    case 'move': {
      const query: ReportQuery = {
        ...reports.query,
        environment: deployment.environment,
      };
      return (
        <MoveDialog
          {...dialog}
          service={reports.service}
          query={query}
          timeZone={timeZone}
          deployment={deployment}
          reason={asked.reason}
        />
      );
    }
    default:
      return (
        <PlainDialog {...dialog} asked={asked} deploymentId={deployment.id} />
      );
  }
}

/** Corrects what needs nothing but a reason. */
function PlainDialog(
  props: DialogProps & {
    asked: PlainlyAsked;
    deploymentId: string;
  },
) {
  const { asked, deploymentId, ...dialog } = props;
  const { t } = useFormat();
  const about =
    asked.kind === 'clear'
      ? t('corrections.clear.about', { reason: asked.reason.text })
      : t(`corrections.${asked.kind}.about`);
  return (
    <CorrectionDialog
      {...dialog}
      title={t(`corrections.${asked.kind}.title`)}
      about={about}
      done={t(`corrections.${asked.kind}.done`)}
      change={changeOf(asked, deploymentId)}
    />
  );
}

function changeOf(asked: PlainlyAsked, deploymentId: string): CorrectionChange {
  switch (asked.kind) {
    case 'clear':
      return {
        kind: 'clear_failure',
        ...failureRef(deploymentId, asked.reason),
      };
    case 'dismiss':
      return { kind: 'dismiss_deployment', deploymentId };
    default:
      return { kind: 'confirm_failure', deploymentId };
  }
}
