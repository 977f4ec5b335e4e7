import { z } from 'zod/v3';
import { pathsField } from '../commits';
import {
  instantField,
  listField,
  requiredInstantField,
  startOfList,
} from '../fields';
import { validate } from '../problems';
import {
  fullShaField,
  idField,
  nameField,
  optional,
  repositoryField,
  shaField,
} from './genericFields';
import { normalizeSeverity } from './severity';

const MAX_EVENTS = 1000;
const MAX_SERVICES = 100;
const MAX_IMAGES = 50;
const MAX_SECONDS = 366 * 86_400;
const EARLIEST = Date.UTC(2000, 0, 1);
const optionalString = optional(z.string());

function commitSchema(zone: string) {
  return z.object({
    type: z.literal('commit'),
    repository: repositoryField,
    sha: fullShaField,
    authoredAt: requiredInstantField(zone),
    title: optionalString,
    parent: optional(fullShaField),
    branch: optional(nameField),
    merge: z.boolean().nullish(),
    paths: pathsField,
  });
}

function deploymentSchema(zone: string) {
  return z.object({
    type: z.literal('deployment'),
    id: idField,
    service: optional(nameField),
    repository: optional(repositoryField),
    environment: optionalString,
    status: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
    startedAt: instantField(zone),
    finishedAt: instantField(zone),
    degradedAt: instantField(zone),
    revision: optional(shaField),
    version: optionalString,
    url: optionalString,
    rollback: z.boolean().nullish(),
    images: startOfList(z.string(), MAX_IMAGES),
  });
}

const severityField = z.preprocess(
  value => (Number.isSafeInteger(value) ? String(value) : value),
  z.string().transform((value, context) => {
    const severity = normalizeSeverity(value);
    if (severity) return severity;
    const message = 'must be SEV1 to SEV4, or critical, high, medium or low';
    context.addIssue({ code: z.ZodIssueCode.custom, message });
    return z.NEVER;
  }),
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
    deployment: optional(idField),
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

/** Rules about several fields: which field each wants, and why. */
function problemsOf(event: GenericEvent): [string, string][] {
  const problems: [string, string][] = [];
  const needs = (ok: unknown, field: string, message: string) => {
    if (!ok) problems.push([field, `is missing: ${message}`]);
  };
  if (event.type === 'deployment' || event.type === 'stage') {
    const owner = event.service ?? event.repository;
    needs(owner, 'service', 'name a service or a repository');
  }
  if (event.type === 'deployment') {
    const field = event.status === 'running' ? 'startedAt' : 'finishedAt';
    needs(event[field], field, `needed when it is ${event.status}`);
  }
  if (event.type === 'stage') {
    const start = event.startedAt ?? event.durationSeconds ?? undefined;
    needs(start !== undefined, 'startedAt', 'or give durationSeconds');
    if (event.finishedAt - (event.durationSeconds ?? 0) * 1000 < EARLIEST) {
      problems.push(['durationSeconds', 'begins before the year 2000']);
    }
  }
  if (event.type === 'incident') {
    const times = [
      event.detectedAt,
      event.acknowledgedAt,
      event.mitigatedAt,
      event.resolvedAt,
      event.reopenedAt,
    ];
    needs(times.some(Boolean), 'detectedAt', 'give at least one time');
  }
  return problems;
}

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
