import { SEVERITY_PATTERN } from './severity';

const time = {
  type: ['string', 'number', 'null'],
  description:
    'RFC 3339, such as 2026-03-02T14:43:05Z, or seconds, milliseconds, microseconds or nanoseconds since 1970',
};
const requiredTime = { ...time, type: ['string', 'number'], minLength: 1 };
const name = { type: 'string', pattern: '\\S' };
const optionalText = { type: ['string', 'null'] };
const optionalFlag = { type: ['boolean', 'null'] };
const optionalTexts = { type: ['array', 'null'], items: { type: 'string' } };
const id = { type: ['string', 'integer'], pattern: '\\S' };
const optionalId = { type: ['string', 'integer', 'null'] };
const service = {
  ...optionalText,
  description: 'Entity ref, entity name or service id, as the catalog knows it',
};
const repository = {
  type: 'string',
  pattern: '\\S',
  description: 'Address of the repository: https, ssh or host/owner/name',
};
const optionalRepository = { ...repository, ...optionalText, pattern: '' };
const fullSha = {
  type: 'string',
  pattern: '^\\s*([0-9a-fA-F]{40}|[0-9a-fA-F]{64})\\s*$',
};
const optionalFullSha = {
  type: ['string', 'null'],
  pattern: '^\\s*([0-9a-fA-F]{40}|[0-9a-fA-F]{64})?\\s*$',
};
const optionalSha = {
  type: ['string', 'null'],
  pattern: '^\\s*([0-9a-fA-F]{7,64})?\\s*$',
};

/** Requires that one of the fields has a value that is more than nothing. */
function oneOfFields(...fields: string[]) {
  return {
    anyOf: fields.map(field => ({
      required: [field],
      properties: {
        [field]: { not: { type: 'null' }, minLength: 1 },
      },
    })),
  };
}

const commit = {
  title: 'A commit',
  type: 'object',
  required: ['type', 'repository', 'sha', 'authoredAt'],
  properties: {
    type: { const: 'commit' },
    repository,
    sha: fullSha,
    authoredAt: requiredTime,
    title: optionalText,
    parent: {
      ...optionalFullSha,
      description: 'With it, ranges of commits between deployments are known',
    },
    branch: optionalText,
    merge: optionalFlag,
    paths: optionalTexts,
  },
};

const deployment = {
  title: 'A deployment',
  type: 'object',
  required: ['type', 'id', 'status'],
  properties: {
    type: { const: 'deployment' },
    id,
    service,
    repository: optionalRepository,
    environment: optionalText,
    status: { enum: ['running', 'succeeded', 'failed', 'cancelled'] },
    startedAt: time,
    finishedAt: time,
    degradedAt: time,
    revision: optionalSha,
    version: optionalText,
    url: optionalText,
    rollback: optionalFlag,
    images: optionalTexts,
  },
  allOf: [oneOfFields('service', 'repository')],
  if: { properties: { status: { const: 'running' } } },
  then: oneOfFields('startedAt'),
  else: oneOfFields('finishedAt'),
};

const incident = {
  title: 'An incident, or news of one',
  type: 'object',
  required: ['type', 'id'],
  properties: {
    type: { const: 'incident' },
    id,
    service,
    services: { type: ['array', 'null'], items: name, maxItems: 100 },
    severity: {
      type: ['string', 'integer', 'null'],
      pattern: `${SEVERITY_PATTERN}|^\\s*$`,
      minimum: 1,
      maximum: 4,
    },
    title: optionalText,
    url: optionalText,
    environment: optionalText,
    detectedAt: time,
    acknowledgedAt: time,
    mitigatedAt: time,
    resolvedAt: time,
    reopenedAt: time,
    deployment: {
      ...optionalId,
      description: 'Id or commit of the deployment that caused the incident',
    },
  },
  allOf: [
    oneOfFields(
      'detectedAt',
      'acknowledgedAt',
      'mitigatedAt',
      'resolvedAt',
      'reopenedAt',
    ),
  ],
};

const stage = {
  title: 'A finished stage of a pipeline',
  type: 'object',
  required: ['type', 'name', 'finishedAt'],
  properties: {
    type: { const: 'stage' },
    id: optionalId,
    service,
    repository: optionalRepository,
    sha: optionalSha,
    name,
    pipeline: optionalText,
    url: optionalText,
    startedAt: time,
    finishedAt: requiredTime,
    durationSeconds: {
      type: ['number', 'null'],
      minimum: 0,
      maximum: 31_622_400,
    },
    outcome: { enum: ['success', 'failure', 'cancelled', 'skipped', '', null] },
  },
  allOf: [
    oneOfFields('service', 'repository'),
    oneOfFields('startedAt', 'durationSeconds'),
  ],
};

const event = {
  oneOf: [commit, deployment, incident, stage],
};

/**
 * JSON Schema of the bodies that the `generic` source understands, for tools and
 * people that write them. The parser is stricter where JSON Schema has no words:
 * times must be real, repositories must be addresses.
 */
export const genericEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Events of DORA for Backstage',
  if: { required: ['events'] },
  then: {
    type: 'object',
    properties: { events: { type: 'array', maxItems: 1000, items: event } },
  },
  else: event,
};
