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
  return {
    type: 'incident',
    at: alert.updatedAt,
    key: alert.alertId,
    // What is deleted was none, and is nobody's.
    subjects: action === 'Delete' ? [] : subjectsOf(alert),
    environment: environmentOf(labelsOf(alert), settings),
    severity: severityWord(alert.priority),
    title: titleOf(alert.message),
    detectedAt: alert.createdAt ?? whenItIs('Create'),
    acknowledgedAt: whenItIs('Acknowledge'),
    resolvedAt: whenItIs('Close'),
  };
}

/** Tags, and the fields that rules may name. */
export function labelsOf({ tags, priority, entity }: Alert): Labels {
  return [
    ...labelsOfTags(tags ?? []),
    ...(priority ? [['priority', priority] as Labels[number]] : []),
    ...(entity ? [['entity', entity] as Labels[number]] : []),
  ];
}

/** By the tag that names a service, else by the entity, else by every tag. */
function subjectsOf({ tags, entity }: Alert): Subject[] {
  const named = serviceSubjectsOf(labelsOfTags(tags ?? []));
  if (named.length > 0) return named;
  const name = keyText(entity);
  if (name) return [serviceSubject(name)];
  return (tags ?? []).flatMap(tag => {
    const clean = keyText(tag);
    return clean ? [externalSubject('opsgenie', clean)] : [];
  });
}
