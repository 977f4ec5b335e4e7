import { operation } from './operation';

/** Long work that operators ask for. */
export const operationPaths = {
  '/v1/operations': {
    get: operation({
      operationId: 'listOperations',
      summary: 'The latest operations and how far they are, the newest first',
      parameters: [],
      answer: 'OperationList',
    }),
    post: operation({
      operationId: 'startOperation',
      summary: 'Starts to rebuild or to erase, in the background',
      parameters: [],
      body: 'OperationRequest',
      answer: 'Operation',
    }),
  },
  '/v1/operations/{operationId}/cancel': {
    post: operation({
      operationId: 'cancelOperation',
      summary: 'Ends an operation where it stands',
      parameters: ['operationId'],
      answer: 'Operation',
    }),
  },
};
