import { makeStyles } from '@material-ui/core/styles';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { TeamWorkInProgress } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { LoadedPanel } from '../components/LoadedPanel';
import { useNow } from '../components/useNow';
import { useFormat } from '../format/useFormat';
import { openSentence, waitingSentence } from './sentences';
import { WaitingServices } from './WaitingServices';

const HEIGHT = 160;

const useStyles = makeStyles(
  { sentence: { margin: '0 0 8px', fontSize: 15, lineHeight: '22px' } },
  { name: 'DoraTeamWorkInProgressPanel' },
);

/** What was merged for the services of a team and is not deployed yet. */
export function TeamWorkInProgressPanel(props: {
  team: CompoundEntityRef;
  environment: string;
  includeSubTeams: boolean;
  /** Of the numbers behind it. */
  revision: number;
}) {
  const { team, environment, includeSubTeams, revision } = props;
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const query = { environment, includeSubTeams };
  const loaded = useLoaded(
    () => api.getTeamWorkInProgress(team, query),
    JSON.stringify(query),
    revision,
  );
  return (
    <LoadedPanel
      title={t('workInProgress.title')}
      loaded={loaded}
      errorText={t('workInProgress.failed')}
      height={HEIGHT}
      note={() => t('workInProgress.team.pooled')}
    >
      {work => <Body work={work} />}
    </LoadedPanel>
  );
}

function Body({ work }: { work: TeamWorkInProgress }) {
  const classes = useStyles();
  const { t } = useFormat();
  const open = openSentence(work, useNow(), t);
  return (
    <>
      <p className={classes.sentence}>
        {waitingSentence(work, work.environment, t)}
      </p>
      {open && <p className={classes.sentence}>{open}</p>}
      <WaitingServices
        services={work.services}
        environment={work.environment}
      />
    </>
  );
}
