import { deploymentSchemas } from './deploymentSchemas';
import { metricSchemas } from './metricSchemas';
import { parameters } from './parameters';
import { seriesSchemas } from './seriesSchemas';
import { stageSchemas } from './stageSchemas';
import { statusSchemas } from './statusSchemas';

const SERVICE = '/v1/services/{namespace}/{kind}/{name}';
const service = ['namespace', 'kind', 'name'];
const report = [...service, 'range', 'from', 'to', 'environment'];

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
        parameters: [...report, 'compare'],
        answer: 'ServiceMetrics',
      }),
    },
    [`${SERVICE}/series`]: {
      get: operation({
        operationId: 'getServiceSeries',
        summary: 'The trends of the four metrics of a service',
        parameters: [...report, 'compare'],
        answer: 'ServiceSeries',
      }),
    },
    [`${SERVICE}/stages`]: {
      get: operation({
        operationId: 'getServiceStages',
        summary: 'Where the lead time of a service goes',
        parameters: [...report, 'compare'],
        answer: 'ServiceStages',
      }),
    },
    [`${SERVICE}/deployments`]: {
      get: operation({
        operationId: 'listServiceDeployments',
        summary: 'Deployments of a service with verdicts and reasons',
        parameters: [...report, 'compare', 'verdict', 'offset', 'limit'],
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
  },
  components: {
    parameters,
    schemas: {
      ...metricSchemas,
      ...seriesSchemas,
      ...stageSchemas,
      ...deploymentSchemas,
      ...statusSchemas,
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

function operation(options: {
  operationId: string;
  summary: string;
  parameters: string[];
  answer: string;
}) {
  const { answer, ...rest } = options;
  return {
    ...rest,
    parameters: options.parameters.map(name => ({
      $ref: `#/components/parameters/${name}`,
    })),
    responses: {
      200: content('The answer', answer),
      default: content('What went wrong', 'Error'),
    },
  };
}

function content(description: string, schema: string) {
  return {
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
      },
    },
  };
}
