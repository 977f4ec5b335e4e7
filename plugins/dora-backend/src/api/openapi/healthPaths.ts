import { operation } from './operation';

/** What can be asked and done about the data itself. */
export const healthPaths = {
  '/v1/health': {
    get: operation({
      operationId: 'getDataHealth',
      summary: 'How the sources do, what waits and what belongs to nobody',
      parameters: [],
      answer: 'DataHealth',
    }),
  },
  '/v1/deliveries': {
    get: operation({
      operationId: 'listDeliveries',
      summary: 'Deliveries, the newest first',
      parameters: [
        'deliveryState',
        'source',
        'aboutSubject',
        'before',
        'limit',
      ],
      answer: 'DeliveryPage',
    }),
  },
  '/v1/deliveries/{deliveryId}': {
    get: operation({
      operationId: 'getDelivery',
      summary: 'One delivery with its body',
      parameters: ['deliveryId'],
      answer: 'DeliveryDetail',
    }),
  },
  '/v1/deliveries/replay': {
    post: operation({
      operationId: 'replayDeliveries',
      summary: 'Works deliveries off again, by ids or all in a state',
      parameters: [],
      body: 'DeliverySelection',
      answer: 'DeliveriesChanged',
    }),
  },
  '/v1/deliveries/discard': {
    post: operation({
      operationId: 'discardDeliveries',
      summary: 'Decides that deliveries do not count',
      parameters: [],
      body: 'DeliveryDiscard',
      answer: 'DeliveriesChanged',
    }),
  },
  '/v1/mappings': {
    put: operation({
      operationId: 'mapSubject',
      summary: 'Lets a service answer to a subject, now and for the past',
      parameters: [],
      body: 'MappingInput',
    }),
    delete: operation({
      operationId: 'unmapSubject',
      summary: 'Takes a mapping back, now and for the past',
      parameters: ['subject', 'entityRef'],
    }),
  },
  '/v1/subjects/ignored': {
    put: operation({
      operationId: 'ignoreSubject',
      summary: 'Notes that a subject is of no interest, and why',
      parameters: [],
      body: 'IgnoredSubjectInput',
    }),
    delete: operation({
      operationId: 'unignoreSubject',
      summary: 'Takes back that a subject is of no interest',
      parameters: ['subject'],
    }),
  },
};
