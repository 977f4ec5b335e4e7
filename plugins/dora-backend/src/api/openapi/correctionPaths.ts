import { operation } from './operation';

const SERVICE = '/v1/services/{namespace}/{kind}/{name}';
const service = ['namespace', 'kind', 'name'];

/** What people say against what was derived. */
export const correctionPaths = {
  [`${SERVICE}/incidents`]: {
    get: operation({
      operationId: 'listServiceIncidents',
      summary: 'Incidents of a service, and the deployments that caused them',
      parameters: [
        ...service,
        'range',
        'from',
        'to',
        'environment',
        'cursor',
        'limit',
      ],
      answer: 'IncidentPage',
    }),
  },
  [`${SERVICE}/corrections`]: {
    get: operation({
      operationId: 'listCorrections',
      summary: 'Corrections that concern a service, the newest first',
      parameters: service,
      answer: 'Corrections',
    }),
    post: operation({
      operationId: 'makeCorrection',
      summary: 'Corrects a deployment or an incident of a service',
      parameters: service,
      body: 'CorrectionInput',
      answer: 'Correction',
    }),
  },
  [`${SERVICE}/corrections/{correctionId}/undo`]: {
    post: operation({
      operationId: 'undoCorrection',
      summary: 'Undoes a correction',
      parameters: [...service, 'correctionId'],
      answer: 'Correction',
    }),
  },
};
