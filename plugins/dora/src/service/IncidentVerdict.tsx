import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import { ServiceIncident } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DeploymentLink } from '../components/DeploymentLink';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { incidentTitle } from '../corrections/correctionText';
import { FilterState } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '0 16px',
      lineHeight: '20px',
    },
    cause: { color: tonesOf(theme).subtle },
  }),
  { name: 'DoraIncidentVerdict' },
);

interface VerdictProps {
  incident: ServiceIncident;
  /** The service whose page this is. */
  page: string;
  state: FilterState;
}

/** Why an incident counts in no number, and which deployment it blames. */
export function IncidentVerdict(props: VerdictProps) {
  const { excluded } = props.incident;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <div className={classes.root}>
      {excluded && (
        <span>{t(`corrections.incidents.excluded.${excluded}`)}</span>
      )}
      <span className={classes.cause}>
        <Cause {...props} />
      </span>
    </div>
  );
}

function Cause({ incident, page, state }: VerdictProps) {
  const { deploymentId, deploymentRef, excluded } = incident;
  const { t } = useFormat();
  if (deploymentId === null) {
    return excluded ? null : <>{t('corrections.incidents.causeNone')}</>;
  }
  if (deploymentRef === null) {
    return <>{t('corrections.incidents.causeUnseen')}</>;
  }
  const { name } = parseEntityRef(deploymentRef);
  return (
    <DeploymentLink
      entityRef={deploymentRef}
      deployment={deploymentId}
      page={page}
      state={state}
    >
      {deploymentRef === page
        ? t('corrections.incidents.cause')
        : t('corrections.incidents.causeOf', { service: name })}{' '}
      <VisuallyHidden>
        {t('corrections.incidents.causeFor', {
          title: incidentTitle(incident, t),
        })}
      </VisuallyHidden>
    </DeploymentLink>
  );
}
