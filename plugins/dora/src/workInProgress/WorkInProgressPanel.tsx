import { makeStyles } from '@material-ui/core/styles';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { WorkInProgress } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { LoadedPanel } from '../components/LoadedPanel';
import { useNow } from '../components/useNow';
import { useFormat } from '../format/useFormat';
import { openSentence, waitingSentence } from './sentences';
import { WaitingList } from './WaitingList';

const HEIGHT = 160;

const useStyles = makeStyles(
  { sentence: { margin: '0 0 8px', fontSize: 15, lineHeight: '22px' } },
  { name: 'DoraWorkInProgressPanel' },
);

/** What was merged for a service and is not deployed yet. */
export function WorkInProgressPanel(props: {
  service: CompoundEntityRef;
  environment: string;
  /** Of the numbers behind it. */
  revision: number;
}) {
  const { service, environment, revision } = props;
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const loaded = useLoaded(
    () => api.getWorkInProgress(service, { environment }),
    environment,
    revision,
  );
  return (
    <LoadedPanel
      title={t('workInProgress.title')}
      loaded={loaded}
      errorText={t('workInProgress.failed')}
      height={HEIGHT}
    >
      {work => <Body work={work} />}
    </LoadedPanel>
  );
}

function Body({ work }: { work: WorkInProgress }) {
  const classes = useStyles();
  const { t } = useFormat();
  const open = openSentence(work, useNow(), t);
  return (
    <>
      <p className={classes.sentence}>
        {waitingSentence(work, work.environment, t)}
      </p>
      {open && <p className={classes.sentence}>{open}</p>}
      {work.items.length > 0 && (
        <WaitingList items={work.items} all={work.commits ?? 0} />
      )}
    </>
  );
}
