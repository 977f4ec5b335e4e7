import { artifact, change, commit, push } from './codeEventSchemas';
import {
  id,
  name,
  oneOfFields,
  optionalFlag,
  optionalId,
  optionalRepository,
  optionalSha,
  optionalText,
  optionalTexts,
  repository,
  requiredTime,
  service,
  sha,
  time,
} from './schemaFields';

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
    place: {
      ...optionalText,
      description:
        'Which of the places that the environment consists of: a cluster, a region',
    },
    status: { enum: ['running', 'succeeded', 'failed', 'cancelled'] },
    startedAt: time,
    finishedAt: time,
    degradedAt: time,
    revision: optionalSha,
    commits: {
      type: ['array', 'null'],
      description:
        'Commits of several repositories; the first is the main one unless revision is given',
      maxItems: 100,
      items: {
        type: 'object',
        required: ['repository', 'revision'],
        properties: { repository, revision: sha },
      },
    },
    configRepository: optionalRepository,
    configRevision: {
      ...optionalSha,
      description:
        'The commit of the configuration repository that was deployed',
    },
    version: optionalText,
    url: optionalText,
    rollback: optionalFlag,
    hotfix: {
      ...optionalFlag,
      description: 'Whether it was not planned, and mends what is broken',
    },
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
      maxLength: 32,
      description: 'In your own words; configuration says what they mean',
    },
    title: optionalText,
    url: optionalText,
    environment: optionalText,
    detectedAt: time,
    acknowledgedAt: time,
    mitigatedAt: time,
    resolvedAt: time,
    reopenedAt: time,
    updatedAt: {
      ...time,
      description:
        'When the rest has become true, else the latest of the times',
    },
    deployment: {
      ...optionalId,
      description: 'Id or commit of the deployment that caused the incident',
    },
    duplicate: {
      ...optionalFlag,
      description:
        'Whether another incident counts in its place; false takes that back',
    },
    duplicateOf: {
      ...optionalId,
      description: 'Id of the incident that counts in its place',
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
    stage: {
      ...optionalText,
      description: 'What the sender calls this part of the pipeline',
    },
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
  oneOf: [commit, deployment, incident, stage, artifact, change, push],
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
