import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { DeploymentIncident } from '@dora-metrics/backstage-plugin-dora-common';
import { useFormat } from '../format/useFormat';
import { CorrectionDialog, DialogProps } from './CorrectionDialog';
import { entityOf, ServicesField } from './ServicesField';

/** Says which services an incident affects. */
export function IncidentServicesDialog(
  props: DialogProps & { incident: DeploymentIncident },
) {
  const { incident, ...dialog } = props;
  const { t } = useFormat();
  const [services, setServices] = useState(() =>
    incident.serviceRefs.map(entityOf),
  );
  const serviceRefs = services.map(one => stringifyEntityRef(one));
  const isSame =
    [...serviceRefs].sort().join() === [...incident.serviceRefs].sort().join();
  return (
    <CorrectionDialog
      {...dialog}
      title={t('corrections.incident.servicesTitle')}
      about={t('corrections.incident.servicesAbout')}
      done={t('corrections.incident.done')}
      change={
        isSame
          ? undefined
          : {
              kind: 'set_incident_services',
              incidentId: incident.id,
              serviceRefs,
            }
      }
    >
      {tried => (
        <ServicesField
          value={services}
          same={tried && isSame}
          onChange={setServices}
        />
      )}
    </CorrectionDialog>
  );
}
