import {
  externalSubject,
  IncidentFact,
  serviceSubject,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { titleOf } from '../reading/commits';
import {
  environmentOf,
  Labels,
  labelsOfTags,
  serviceSubjectsOf,
} from '../labels';
import { keyText, severityWord } from '../reading/texts';
import { Action } from './webhook';

type Alert = Action['alert'];

/** What an action tells of the incident that its alert is. */
export function incidentOf(
  { action, alert }: Action,
  settings: SourceSettings,
): IncidentFact {
  const whenItIs = (name: string) =>
    action === name ? alert.updatedAt : undefined;
  // An action that leaves the tags out says nothing of what they name.
  const tellsTags = Boolean(alert.tags) || action === 'Create';
  return {
    type: 'incident',
    at: alert.updatedAt,
    key: alert.alertId,
    subjects: tellsTags ? subjectsOf(alert) : undefined,
    environment: tellsTags
      ? environmentOf(labelsOf(alert), settings)
      : undefined,
    severity: severityWord(alert.priority),
    title: titleOf(alert.message),
    detectedAt: alert.createdAt ?? whenItIs('Create'),
    acknowledgedAt: whenItIs('Acknowledge'),
    resolvedAt: whenItIs('Close'),
  };
}

/**
 * What is deleted was none, and is nobody's. Its tags are not told any more, so
 * no rule can name it.
 */
export function deletionOf({ alert }: Action): IncidentFact {
  return {
    type: 'incident',
    at: alert.updatedAt,
    key: alert.alertId,
    subjects: [],
  };
}

/** Tags, then details, and the fields that rules may name. */
export function labelsOf(alert: Alert): Labels {
  const { priority, entity } = alert;
  return [
    ...tagsOf(alert),
    ...detailsOf(alert),
    ...(priority ? [['priority', priority] as Labels[number]] : []),
    ...(entity ? [['entity', entity] as Labels[number]] : []),
  ];
}

function tagsOf({ tags }: Alert): Labels {
  return labelsOfTags(tags ?? []);
}

function detailsOf({ details }: Alert): Labels {
  return (details ?? []).map(([name, value]) => [name.toLowerCase(), value]);
}

/** By the tag that names a service, else a detail, else the entity, else by every tag. */
function subjectsOf(alert: Alert): Subject[] {
  for (const labels of [tagsOf(alert), detailsOf(alert)]) {
    const named = serviceSubjectsOf(labels);
    if (named.length > 0) return named;
  }
  const name = keyText(alert.entity);
  if (name) return [serviceSubject(name)];
  return (alert.tags ?? []).flatMap(tag => {
    const clean = keyText(tag);
    return clean ? [externalSubject('opsgenie', clean)] : [];
  });
}
