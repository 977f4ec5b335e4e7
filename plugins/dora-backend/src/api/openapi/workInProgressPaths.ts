import { operation } from './operation';

/** What was merged and is not deployed yet. */
export const workInProgressPaths = {
  '/v1/services/{namespace}/{kind}/{name}/work-in-progress': {
    get: operation({
      operationId: 'getServiceWorkInProgress',
      summary: 'Commits of a service that wait to be deployed',
      parameters: ['namespace', 'kind', 'name', 'environment'],
      answer: 'WorkInProgress',
    }),
  },
  '/v1/teams/{namespace}/{name}/work-in-progress': {
    get: operation({
      operationId: 'getTeamWorkInProgress',
      summary: 'Commits of the services of a team that wait to be deployed',
      parameters: ['namespace', 'name', 'environment', 'includeSubTeams'],
      answer: 'TeamWorkInProgress',
    }),
  },
};
