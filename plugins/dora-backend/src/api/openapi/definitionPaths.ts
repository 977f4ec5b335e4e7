import { operation } from './operation';

const SERVICE = '/v1/services/{namespace}/{kind}/{name}';
const service = ['namespace', 'kind', 'name'];

/** Paths of definitions and of the simulation of others. */
export const definitionPaths = {
  '/v1/definitions': {
    get: operation({
      operationId: 'getDefinitions',
      summary: 'How every number is defined, from the configuration in force',
      parameters: [],
      answer: 'DefinitionsReport',
    }),
  },
  [`${SERVICE}/definitions`]: {
    get: operation({
      operationId: 'getServiceDefinitions',
      summary: 'How the numbers of a service are defined',
      parameters: service,
      answer: 'DefinitionsReport',
    }),
  },
  [`${SERVICE}/simulation`]: {
    post: operation({
      operationId: 'simulateDefinitions',
      summary: 'What other rules would make of the same facts; keeps nothing',
      parameters: [...service, 'range', 'from', 'to', 'environment', 'levels'],
      body: 'SimulationInput',
      answer: 'Simulation',
    }),
  },
};
