import { useApi } from '@backstage/core-plugin-api';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { LoadError } from '../components/LoadError';
import { DrawerHeader, SideDrawer } from '../components/SideDrawer';
import { Skeleton } from '../components/Skeleton';
import { deploymentName } from '../format/revision';
import { useFormat } from '../format/useFormat';
import { DeploymentDetails } from './DeploymentDetails';
import { ServiceReports } from './useServiceReports';

/** What explains a deployment, over the right side of the page. */
export function DeploymentDrawer(props: {
  reports: ServiceReports;
  id: string | undefined;
  onClose: () => void;
}) {
  const { reports, id, onClose } = props;
  return (
    <SideDrawer open={id !== undefined} onClose={onClose}>
      {id !== undefined && (
        <Content key={id} reports={reports} id={id} onClose={onClose} />
      )}
    </SideDrawer>
  );
}

function Content(props: {
  reports: ServiceReports;
  id: string;
  onClose: () => void;
}) {
  const { reports, id, onClose } = props;
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const { data, error, retry } = useLoaded(
    () => api.getDeployment(reports.service, id),
    id,
    reports.status.revision,
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
        <DeploymentDetails
          deployment={data}
          timeZone={reports.metrics.data?.timeZone}
        />
      )}
    </>
  );
}
