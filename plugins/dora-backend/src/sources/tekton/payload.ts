import { z } from 'zod/v3';
import { lenientInstantField, startOfList } from '../reading/fields';
import { nameField } from '../generic/genericFields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';

const MAX_VALUES = 200;
const MAX_CONDITIONS = 20;
const MAX_OWNERS = 20;

// Kubernetes writes all times in UTC.
const time = lenientInstantField('UTC');

const valuesSchema = startOfList(
  z.object({ name: lenientText, value: z.unknown() }),
  MAX_VALUES,
).catch(undefined);

const referenceSchema = lenient(z.object({ name: lenientText }));

const metadataSchema = z.object({
  uid: nameField,
  name: lenientText,
  generateName: lenientText,
  creationTimestamp: time,
  labels: z.unknown(),
  annotations: z.unknown(),
  ownerReferences: startOfList(
    z.object({ kind: lenientText, uid: lenientText }),
    MAX_OWNERS,
  ).catch(undefined),
});

const specSchema = z.object({
  params: valuesSchema,
  pipelineRef: referenceSchema,
  taskRef: referenceSchema,
  customRef: referenceSchema,
  // Of runs of custom tasks, as they were called before.
  ref: referenceSchema,
});

const statusSchema = z.object({
  startTime: time,
  completionTime: time,
  conditions: startOfList(
    z.object({
      type: lenientText,
      status: lenientText,
      reason: lenientText,
      message: lenientText,
      lastTransitionTime: time,
    }),
    MAX_CONDITIONS,
  ).catch(undefined),
  // By the version of the API, and by what runs.
  results: valuesSchema,
  pipelineResults: valuesSchema,
  taskResults: valuesSchema,
});

const runSchema = z.object({
  metadata: metadataSchema,
  spec: lenient(specSchema),
  status: lenient(statusSchema),
});

/** A run as Kubernetes describes it. */
export type TektonRun = z.output<typeof runSchema>;

/** What the fields of a body are called that hold a run. */
const RUN_FIELDS = ['pipelineRun', 'taskRun', 'customRun', 'run'] as const;

/** @see RUN_FIELDS */
export type TektonRunKind = (typeof RUN_FIELDS)[number];

/** The run that an event is about; undefined when it is about something else. */
export function readRun(
  body: Record<string, unknown>,
): { kind: TektonRunKind; run: TektonRun } | undefined {
  const kind = RUN_FIELDS.find(
    field => Object.hasOwn(body, field) && body[field] !== null,
  );
  if (!kind) return undefined;
  const schema = z.object({ [kind]: runSchema });
  return { kind, run: validate(schema, body)[kind] };
}

/** The text of a label or an annotation. */
export function textAt(map: unknown, name: string): string | undefined {
  if (typeof map !== 'object' || map === null || !Object.hasOwn(map, name)) {
    return undefined;
  }
  const value = (map as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
