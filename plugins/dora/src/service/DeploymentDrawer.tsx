import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { RiCloseLine } from '@remixicon/react';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { LoadError } from '../components/LoadError';
import { Skeleton } from '../components/Skeleton';
import { deploymentName } from '../format/revision';
import { useFormat } from '../format/useFormat';
import { DeploymentDetails } from './DeploymentDetails';
import { ServiceReports } from './useServiceReports';

const TITLE_ID = 'dora-deployment-title';

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 560,
      maxWidth: '100vw',
      padding: '20px 28px 32px',
      [theme.breakpoints.down('xs')]: { padding: 16 },
    },
    header: { display: 'flex', alignItems: 'flex-start', gap: 16 },
    title: {
      flex: 1,
      minWidth: 0,
      margin: '4px 0 0',
      fontSize: 20,
      fontWeight: 600,
      lineHeight: '28px',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraDeploymentDrawer' },
);

/** What explains a deployment, over the right side of the page. */
export function DeploymentDrawer(props: {
  reports: ServiceReports;
  id: string | undefined;
  onClose: () => void;
}) {
  const { reports, id, onClose } = props;
  const classes = useStyles();
  return (
    <Drawer
      anchor="right"
      open={id !== undefined}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
      }}
    >
      {id !== undefined && (
        <Content key={id} reports={reports} id={id} onClose={onClose} />
      )}
    </Drawer>
  );
}

function Content(props: {
  reports: ServiceReports;
  id: string;
  onClose: () => void;
}) {
  const { reports, id, onClose } = props;
  const classes = useStyles();
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
      <div className={classes.header}>
        <h2 id={TITLE_ID} className={classes.title}>
          {name ?? t('deployments.one')}
        </h2>
        <IconButton
          size="small"
          aria-label={t('drawer.close')}
          onClick={onClose}
        >
          <RiCloseLine size={20} aria-hidden />
        </IconButton>
      </div>
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
