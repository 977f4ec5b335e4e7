import { definitionPaths } from './definitionPaths';
import { definitionSchemas } from './definitionSchemas';
import { correctionPaths } from './correctionPaths';
import { correctionSchemas } from './correctionSchemas';
import { deploymentSchemas } from './deploymentSchemas';
import { explanationPaths } from './explanationPaths';
import { explanationSchemas } from './explanationSchemas';
import { groupSchemas } from './groupSchemas';
import { healthPaths } from './healthPaths';
import { healthSchemas } from './healthSchemas';
import { importPaths } from './importPaths';
import { importSchemas } from './importSchemas';
import { interventionPaths } from './interventionPaths';
import { interventionSchemas } from './interventionSchemas';
import { metricSchemas } from './metricSchemas';
import { content, operation } from './operation';
import { operationPaths } from './operationPaths';
import { operationSchemas } from './operationSchemas';
import { parameters } from './parameters';
import { restatementParameters, restatementPaths } from './restatementPaths';
import { restatementSchemas } from './restatementSchemas';
import { seriesSchemas } from './seriesSchemas';
import { setupSchemas } from './setupSchemas';
import { simulationSchemas } from './simulationSchemas';
import { stageParameters, stagePaths } from './stagePaths';
import { stageSchemas } from './stageSchemas';
import { statusSchemas } from './statusSchemas';
import { targetSchemas } from './targetSchemas';
import { workInProgressPaths } from './workInProgressPaths';
import { workInProgressSchemas } from './workInProgressSchemas';
import { trendSchemas } from './trendSchemas';

const SERVICE = '/v1/services/{namespace}/{kind}/{name}';
const service = ['namespace', 'kind', 'name'];
const window = ['range', 'from', 'to', 'environment', 'compare', 'levels'];
const report = [...service, ...window];

/** The REST API of the plugin, served at `/openapi.json` and enforced on every request. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'dora',
    version: '1',
    description: 'DORA metrics of catalog entities',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  paths: {
    [`${SERVICE}/metrics`]: {
      get: operation({
        operationId: 'getServiceMetrics',
        summary: 'The four metrics of a service over a window of days',
        parameters: report,
        answer: 'ServiceMetrics',
        conditional: true,
      }),
    },
    [`${SERVICE}/series`]: {
      get: operation({
        operationId: 'getServiceSeries',
        summary: 'The trends of the four metrics of a service',
        parameters: report,
        answer: 'ServiceSeries',
        conditional: true,
      }),
    },
    [`${SERVICE}/stages`]: {
      get: operation({
        operationId: 'getServiceStages',
        summary: 'Where the lead time of a service goes',
        parameters: report,
        answer: 'ServiceStages',
        conditional: true,
      }),
    },
    [`${SERVICE}/deployments`]: {
      get: operation({
        operationId: 'listServiceDeployments',
        summary: 'Deployments of a service with verdicts and reasons',
        parameters: [...report, 'verdict', 'cursor', 'limit'],
        answer: 'DeploymentPage',
      }),
    },
    [`${SERVICE}/deployments/{id}`]: {
      get: operation({
        operationId: 'getServiceDeployment',
        summary: 'One deployment with its commits',
        parameters: [...service, 'id'],
        answer: 'DeploymentDetail',
      }),
    },
    [`${SERVICE}/setup`]: {
      get: operation({
        operationId: 'getServiceSetup',
        summary: 'What has come for a service, and what its set-up waits for',
        parameters: service,
        answer: 'ServiceSetup',
      }),
    },
    '/v1/teams/{namespace}/{name}/metrics': {
      get: operation({
        operationId: 'getTeamMetrics',
        summary: 'The four metrics of a team, pooled over its services',
        parameters: ['namespace', 'name', ...window, 'includeSubTeams'],
        answer: 'TeamMetrics',
        conditional: true,
      }),
    },
    '/v1/leaderboard': {
      get: operation({
        operationId: 'getLeaderboard',
        summary: 'Teams side by side, the most improved first',
        parameters: [...window, 'parent'],
        answer: 'Leaderboard',
        conditional: true,
      }),
    },
    '/v1/organisation/metrics': {
      get: operation({
        operationId: 'getOrganisationMetrics',
        summary: 'The four metrics over all services',
        parameters: window,
        answer: 'OrganisationMetrics',
        conditional: true,
      }),
    },
    '/v1/targets/{namespace}/{kind}/{name}': {
      get: operation({
        operationId: 'getTargets',
        summary: 'What a service or team means to reach, and how far it is',
        parameters: service,
        answer: 'Targets',
        conditional: true,
      }),
    },
    '/v1/targets/{namespace}/{kind}/{name}/{metric}': {
      put: operation({
        operationId: 'setTarget',
        summary: 'Sets a target',
        parameters: [...service, 'metric'],
        body: 'TargetInput',
        answer: 'Targets',
      }),
      delete: operation({
        operationId: 'dropTarget',
        summary: 'Drops a target',
        parameters: [...service, 'metric'],
        answer: 'Targets',
      }),
    },
    '/v1/prometheus': {
      get: {
        operationId: 'getPrometheusMetrics',
        summary: 'Totals of all services in the text format of Prometheus',
        responses: {
          200: {
            description: 'The answer',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          default: content('What went wrong', 'Error'),
        },
      },
    },
    '/v1/schemas/generic-event': {
      get: operation({
        operationId: 'getGenericEventSchema',
        summary: 'The JSON Schema of the body that generic sources accept',
        parameters: [],
        answer: 'JsonSchema',
      }),
    },
    '/v1/status': {
      get: operation({
        operationId: 'getStatus',
        summary: 'How far the numbers are behind the events',
        parameters: [],
        answer: 'DoraStatus',
      }),
    },
    ...definitionPaths,
    ...explanationPaths,
    ...interventionPaths,
    ...healthPaths,
    ...correctionPaths,
    ...operationPaths,
    ...importPaths,
    ...restatementPaths,
    ...stagePaths,
    ...workInProgressPaths,
  },
  components: {
    parameters: { ...parameters, ...stageParameters, ...restatementParameters },
    schemas: {
      ...metricSchemas,
      ...seriesSchemas,
      ...stageSchemas,
      ...groupSchemas,
      ...targetSchemas,
      ...interventionSchemas,
      ...trendSchemas,
      ...definitionSchemas,
      ...explanationSchemas,
      ...simulationSchemas,
      ...deploymentSchemas,
      ...correctionSchemas,
      ...setupSchemas,
      ...statusSchemas,
      ...healthSchemas,
      ...operationSchemas,
      ...importSchemas,
      ...restatementSchemas,
      ...workInProgressSchemas,
      JsonSchema: { type: 'object' },
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: { type: 'object' },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
    },
  },
};
