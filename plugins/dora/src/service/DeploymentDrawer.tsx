import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Correction,
  DeploymentDetail,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { LoadError } from '../components/LoadError';
import { DrawerSection } from '../components/DrawerSection';
import { DrawerHeader, SideDrawer } from '../components/SideDrawer';
import { Skeleton } from '../components/Skeleton';
import { Asked } from '../corrections/asked';
import { CorrectionHistory } from '../corrections/CorrectionHistory';
import { DeploymentDialog } from '../corrections/DeploymentDialog';
import { EditableCorrections } from '../corrections/useCorrections';
import { deploymentName } from '../format/revision';
import { useFormat } from '../format/useFormat';
import { Outcome } from '../health/Outcome';
import { useSaid } from '../health/useSaid';
import { DeploymentDetails } from './DeploymentDetails';
import { ServiceReports } from './useServiceReports';

interface DrawerProps {
  reports: ServiceReports;
  corrections: EditableCorrections;
  onClose: () => void;
}

/** What explains a deployment, over the right side of the page. */
export function DeploymentDrawer(
  props: DrawerProps & { id: string | undefined },
) {
  const { id, ...rest } = props;
  return (
    <SideDrawer open={id !== undefined} onClose={props.onClose}>
      {id !== undefined && <Content key={id} {...rest} id={id} />}
    </SideDrawer>
  );
}

function Content(props: DrawerProps & { id: string }) {
  const { reports, corrections, id, onClose } = props;
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const { data, error, retry } = useLoaded(
    () => api.getDeployment(reports.service, id),
    id,
    reports.status.revision + corrections.changes,
  );
  const name =
    data && (deploymentName(data) ?? t('deployments.unknownVersion'));
  return (
    <>
      <DrawerHeader title={name ?? t('deployments.one')} onClose={onClose} />
      {error && (
        <LoadError
          text={t('error.deployment')}
          error={error}
          onRetry={retry}
          minHeight={160}
        />
      )}
      {!error && !data && <Skeleton height={240} />}
      {data && (
        <Correctable
          reports={reports}
          corrections={corrections}
          deployment={data}
        />
      )}
    </>
  );
}

/** The deployment, what can be corrected about it, and what has been. */
function Correctable(props: {
  reports: ServiceReports;
  corrections: EditableCorrections;
  deployment: DeploymentDetail;
}) {
  const { reports, corrections, deployment } = props;
  const { t } = useFormat();
  const [asked, setAsked] = useState<Asked>();
  const [said, say] = useSaid();
  const { data, error, make, undo } = corrections;
  const timeZone = reports.metrics.data?.timeZone;
  const history = (data?.items ?? []).filter(item => isAbout(item, deployment));
  return (
    <>
      <Outcome
        said={said}
        failed={{ text: t('corrections.history.failed'), error }}
      />
      <DeploymentDetails
        deployment={deployment}
        timeZone={timeZone}
        corrections={history}
        onAsk={data?.editable ? setAsked : undefined}
      />
      {history.length > 0 && (
        <DrawerSection title={t('corrections.history.title')}>
          <CorrectionHistory
            items={history}
            deploymentId={deployment.id}
            timeZone={timeZone}
            onUndo={data?.editable ? undo : undefined}
            onDone={say}
          />
        </DrawerSection>
      )}
      {asked && (
        <DeploymentDialog
          asked={asked}
          deployment={deployment}
          reports={reports}
          onMake={make}
          onDone={words => {
            setAsked(undefined);
            say(words);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** Whether a correction says something of a deployment or of its incidents. */
function isAbout({ change }: Correction, deployment: DeploymentDetail) {
  const { id, incidents, failures } = deployment;
  if ('incidentId' in change) {
    return (
      incidents.some(incident => incident.id === change.incidentId) ||
      failures.some(({ evidence }) => evidence?.id === change.incidentId)
    );
  }
  return (
    change.deploymentId === id ||
    (change.kind === 'move_failure' && change.toDeploymentId === id)
  );
}
