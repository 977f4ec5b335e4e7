import { operation } from './operation';

const page = ['before', 'restatementLimit'];

/** What has moved in closed months. */
export const restatementPaths = {
  '/v1/services/{namespace}/{kind}/{name}/restatements': {
    get: operation({
      operationId: 'listServiceRestatements',
      summary: 'Figures of closed months of a service that have moved',
      parameters: ['namespace', 'kind', 'name', ...page],
      answer: 'Restatements',
    }),
  },
  '/v1/teams/{namespace}/{name}/restatements': {
    get: operation({
      operationId: 'listTeamRestatements',
      summary:
        'Figures of closed months that have moved, of the services of a team and of those below it',
      parameters: ['namespace', 'name', ...page],
      answer: 'Restatements',
    }),
  },
  '/v1/organisation/restatements': {
    get: operation({
      operationId: 'listRestatements',
      summary: 'Figures of closed months of any service that have moved',
      parameters: page,
      answer: 'Restatements',
    }),
  },
};

/** Parameters of these alone. */
export const restatementParameters = {
  restatementLimit: {
    name: 'limit',
    in: 'query',
    required: false,
    description: 'Rows to answer; default: 25',
    schema: { type: 'integer', minimum: 1, maximum: 100 },
  },
};
