import { complete, count, list, nullable, ref, text } from './shapes';

/** Schemas of the plugin's own state. */
export const statusSchemas = {
  ImportProgress: complete({
    id: text,
    title: text,
    total: count,
    received: count,
  }),
  DoraStatus: complete({
    revision: text,
    pendingDeliveries: count,
    staleServices: count,
    imports: list(ref('ImportProgress')),
    rebuilding: nullable(complete({ done: count, total: count })),
  }),
};
