import { operation } from './operation';

const ENTITY = '{namespace}/{kind}/{name}';
const entity = ['namespace', 'kind', 'name'];

/** What services and teams have changed, and how their metrics move. */
export const interventionPaths = {
  [`/v1/interventions/${ENTITY}`]: {
    get: operation({
      operationId: 'getInterventions',
      summary:
        'What a service or team has changed, with metrics before and after',
      parameters: entity,
      answer: 'Interventions',
      conditional: true,
    }),
    post: operation({
      operationId: 'addIntervention',
      summary: 'Notes what has been changed, from a day on',
      parameters: entity,
      body: 'InterventionInput',
      answer: 'Interventions',
    }),
  },
  [`/v1/interventions/${ENTITY}/{interventionId}`]: {
    delete: operation({
      operationId: 'dropIntervention',
      summary: 'Drops an intervention',
      parameters: [...entity, 'interventionId'],
      answer: 'Interventions',
    }),
  },
  [`/v1/trends/${ENTITY}`]: {
    get: operation({
      operationId: 'getTrends',
      summary: 'The four metrics week by week, and whether they move',
      parameters: [...entity, 'weeks', 'environment'],
      answer: 'Trends',
      conditional: true,
    }),
  },
};
