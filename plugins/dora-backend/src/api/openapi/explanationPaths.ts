import { operation } from './operation';

const window = ['range', 'from', 'to', 'environment', 'levels'];
const page = ['explainedMetric', 'part', 'offset', 'limit'];

function explain(operationId: string, whose: string, parameters: string[]) {
  return {
    get: operation({
      operationId,
      summary: `What a number ${whose} means, and the rows that made it`,
      parameters: [...parameters, ...page, ...window],
      answer: 'Explanation',
    }),
  };
}

/** Paths of explanations. */
export const explanationPaths = {
  '/v1/services/{namespace}/{kind}/{name}/explanations/{metric}': explain(
    'explainServiceMetric',
    'of a service',
    ['namespace', 'kind', 'name'],
  ),
  '/v1/teams/{namespace}/{name}/explanations/{metric}': explain(
    'explainTeamMetric',
    'of a team',
    ['namespace', 'name', 'includeSubTeams'],
  ),
  '/v1/organisation/explanations/{metric}': explain(
    'explainOrganisationMetric',
    'of all services',
    [],
  ),
};
