import { complete, count, instant, list, nullable, ref, text } from './shapes';

const ID = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,64}$' };

/** Schemas of imports. */
export const importSchemas = {
  Import: complete({
    id: text,
    title: text,
    sourceId: nullable(text),
    total: count,
    received: count,
    startedAt: instant,
    finishedAt: nullable(instant),
  }),
  ImportList: complete({ imports: list(ref('Import')) }),
  ImportInput: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'title', 'sourceId'],
    properties: {
      id: ID,
      title: { type: 'string', pattern: '\\S', maxLength: 200 },
      sourceId: { type: 'string', minLength: 1, maxLength: 64 },
      total: { type: 'integer', minimum: 0, maximum: 1_000_000_000 },
    },
  },
  ImportPage: complete({ events: list({ type: 'object' }) }),
  ImportPageResult: complete({
    received: count,
    accepted: count,
    duplicate: count,
  }),
};
