import { ENTITY_REF } from './parameters';
import { complete, list, oneOf, ref } from './shapes';

const identifier = { type: 'string', minLength: 3, maxLength: 320 };

/** Schemas of operations, besides `Operation`, which the data's health has too. */
export const operationSchemas = {
  OperationList: complete({ operations: list(ref('Operation')) }),
  OperationRequest: {
    oneOf: [
      complete({ kind: oneOf(['recompute', 'reparse']) }),
      complete({ kind: oneOf(['erase_service']), entityRef: ENTITY_REF }),
      complete({
        kind: oneOf(['erase_person']),
        identifiers: { ...list(identifier), minItems: 1, maxItems: 20 },
      }),
    ],
  },
};
