import { z } from 'zod/v3';
import {
  instantField,
  listField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { validate } from '../reading/problems';
import { problemsOf } from './eventRules';
import {
  artifactSchema,
  changeSchema,
  commitSchema,
  pushSchema,
} from './codeEvents';
import {
  idField,
  nameField,
  optional,
  repositoryField,
  shaField,
} from './genericFields';

const MAX_EVENTS = 1000;
const MAX_SERVICES = 100;
const MAX_IMAGES = 50;
const MAX_COMMITS = 100;
const MAX_SECONDS = 366 * 86_400;
const MAX_SEVERITY_LENGTH = 32;
const optionalString = optional(z.string());

const revisionSchema = z.object({
  repository: repositoryField,
  revision: shaField,
});

function deploymentSchema(zone: string) {
  return z.object({
    type: z.literal('deployment'),
    id: idField,
    service: optional(nameField),
    repository: optional(repositoryField),
    environment: optionalString,
    place: optional(nameField),
    status: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
    startedAt: instantField(zone),
    finishedAt: instantField(zone),
    degradedAt: instantField(zone),
    revision: optional(shaField),
    commits: listField(revisionSchema, MAX_COMMITS).nullish(),
    configRepository: optional(repositoryField),
    configRevision: optional(shaField),
    version: optionalString,
    url: optionalString,
    rollback: z.boolean().nullish(),
    hotfix: z.boolean().nullish(),
    images: startOfList(z.string(), MAX_IMAGES),
  });
}

const severityField = z.preprocess(
  value => (Number.isSafeInteger(value) ? String(value) : value),
  z.string().max(MAX_SEVERITY_LENGTH),
);

function incidentSchema(zone: string) {
  return z.object({
    type: z.literal('incident'),
    id: idField,
    service: optional(nameField),
    services: listField(nameField, MAX_SERVICES).nullish(),
    severity: optional(severityField),
    title: optionalString,
    url: optionalString,
    environment: optionalString,
    detectedAt: instantField(zone),
    acknowledgedAt: instantField(zone),
    mitigatedAt: instantField(zone),
    resolvedAt: instantField(zone),
    reopenedAt: instantField(zone),
    updatedAt: instantField(zone),
    deployment: optional(idField),
    duplicate: z.boolean().nullish(),
    duplicateOf: optional(idField),
  });
}

function stageSchema(zone: string) {
  return z.object({
    type: z.literal('stage'),
    id: optional(idField),
    service: optional(nameField),
    repository: optional(repositoryField),
    sha: optional(shaField),
    name: nameField,
    stage: optionalString,
    pipeline: optionalString,
    url: optionalString,
    startedAt: instantField(zone),
    finishedAt: requiredInstantField(zone),
    durationSeconds: z.number().min(0).max(MAX_SECONDS).nullish(),
    outcome: optional(z.enum(['success', 'failure', 'cancelled', 'skipped'])),
  });
}

function eventSchema(zone: string) {
  return z
    .discriminatedUnion('type', [
      commitSchema(zone),
      deploymentSchema(zone),
      incidentSchema(zone),
      stageSchema(zone),
      artifactSchema(zone),
      changeSchema(zone),
      pushSchema(zone),
    ])
    .superRefine((event, context) => {
      for (const [field, message] of problemsOf(event)) {
        const code = z.ZodIssueCode.custom;
        context.addIssue({ code, path: [field], message });
      }
    });
}

/** An event of our own JSON, with its values normalised. */
export type GenericEvent = z.output<
  ReturnType<
    | typeof commitSchema
    | typeof pushSchema
    | typeof changeSchema
    | typeof artifactSchema
    | typeof deploymentSchema
    | typeof incidentSchema
    | typeof stageSchema
  >
>;

/** An event of one type. */
export type GenericEventOf<T extends GenericEvent['type']> = Extract<
  GenericEvent,
  { type: T }
>;

/** The events of a body: one, or a list under `events`. */
export function readEvents(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): GenericEvent[] {
  const event = eventSchema(assumeTimeZone);
  if (!Object.hasOwn(body, 'events')) return [validate(event, body)];
  const batch = z.object({ events: listField(event, MAX_EVENTS) });
  return validate(batch, body).events;
}
