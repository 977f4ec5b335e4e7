import { parseEntityRef } from '@backstage/catalog-model';
import {
  CorrectionChange,
  DeploymentIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatDayTime, Place } from '../format/date';
import { Translate } from '../translation';
import { TIMES } from './incidentTimes';

/** What a correction says, as a phrase. */
export function correctionText(
  change: CorrectionChange,
  /** The deployment that is looked at. */
  deploymentId: string | undefined,
  place: Place,
  t: Translate,
): string {
  switch (change.kind) {
    case 'clear_failure':
      return t('corrections.what.clear_failure', {
        rule: t(`rule.${change.rule}`),
      });
    case 'move_failure': {
      const rule = t(`rule.${change.rule}`);
      return change.toDeploymentId === deploymentId
        ? t('corrections.what.moved_here', { rule })
        : t('corrections.what.move_failure', { rule });
    }
    case 'set_incident_times':
      return t('corrections.what.set_incident_times', {
        times: timesText(change, place, t),
      });
    case 'set_incident_services':
      return t('corrections.what.set_incident_services', {
        services: servicesText(change.serviceRefs, t),
      });
    default:
      return t(`corrections.what.${change.kind}`);
  }
}

/** "checkout, search", or that there is none. */
export function servicesText(serviceRefs: string[], t: Translate): string {
  return serviceRefs.length > 0
    ? serviceRefs.map(ref => parseEntityRef(ref).name).join(', ')
    : t('corrections.incidents.noServices');
}

/** How an incident is called. */
export function incidentTitle(
  { title }: DeploymentIncident,
  t: Translate,
): string {
  return title ?? t('corrections.incidents.untitled');
}

function timesText(
  change: Extract<CorrectionChange, { kind: 'set_incident_times' }>,
  place: Place,
  t: Translate,
): string {
  return TIMES.flatMap(name => {
    const at = change[`${name}At`];
    return at === undefined
      ? []
      : [
          t('corrections.what.time', {
            name: t(`corrections.incidents.${name}`),
            when: at
              ? formatDayTime(at, place)
              : t('corrections.incidents.unknown'),
          }),
        ];
  }).join(', ');
}
