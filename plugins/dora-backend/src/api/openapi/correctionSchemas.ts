import { FAILURE_RULES } from '@dora-metrics/backstage-plugin-dora-common';
import { ENTITY_REF } from './parameters';
import {
  complete,
  flag,
  instant,
  list,
  nullable,
  oneOf,
  page,
  ref,
  text,
} from './shapes';

const id = { type: 'string', minLength: 1, maxLength: 64 };
const MOST_SERVICES = 50;

const failure = {
  deploymentId: id,
  rule: oneOf(FAILURE_RULES),
  evidenceId: nullable(id),
};
const services = {
  ...list(ENTITY_REF),
  maxItems: MOST_SERVICES,
};

/** What a person may say, each with further properties that all of them have. */
function changes(further: Record<string, Record<string, unknown>>) {
  const change = (kind: string, properties: Record<string, object>) =>
    complete({ kind: oneOf([kind]), ...properties, ...further });
  const times = change('set_incident_times', { incidentId: id });
  return {
    oneOf: [
      change('confirm_failure', { deploymentId: id }),
      change('clear_failure', failure),
      change('move_failure', { ...failure, toDeploymentId: id }),
      change('dismiss_deployment', { deploymentId: id }),
      {
        ...times,
        properties: {
          ...(times.properties as object),
          detectedAt: instant,
          mitigatedAt: nullable(instant),
          resolvedAt: nullable(instant),
        },
      },
      change('set_incident_services', {
        incidentId: id,
        serviceRefs: services,
      }),
    ],
  };
}

const incident = {
  id: text,
  title: nullable(text),
  url: nullable(text),
  severity: text,
  detectedAt: instant,
  mitigatedAt: nullable(instant),
  resolvedAt: nullable(instant),
  serviceRefs: list(text),
  method: oneOf([
    'told',
    'latest_deployment',
    'corrected',
    'cleared',
    'duplicate',
    'none',
  ]),
  corrected: flag,
};

/** Schemas of corrections, and of the incidents that can be corrected. */
export const correctionSchemas = {
  CorrectionChange: changes({}),
  CorrectionInput: changes({
    reason: { type: 'string', pattern: '\\S', maxLength: 500 },
  }),
  Correction: complete({
    id: text,
    entityRef: text,
    change: ref('CorrectionChange'),
    reason: text,
    madeBy: text,
    madeAt: instant,
    undoneBy: nullable(text),
    undoneAt: nullable(instant),
  }),
  Corrections: complete({
    entityRef: text,
    items: list(ref('Correction')),
    editable: flag,
  }),
  DeploymentIncident: complete(incident),
  ServiceIncident: complete({
    ...incident,
    environment: text,
    deploymentId: nullable(text),
    deploymentRef: nullable(text),
    excluded: nullable(oneOf(['duplicate', 'negative', 'not_affected'])),
  }),
  IncidentPage: complete({
    entityRef: text,
    window: ref('Window'),
    ...page('ServiceIncident'),
  }),
};
