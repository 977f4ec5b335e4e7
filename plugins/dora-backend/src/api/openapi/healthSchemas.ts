import {
  DELIVERY_STATES,
  OPERATION_KINDS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DELIVERY_ID, ENTITY_REF, SUBJECT } from './parameters';
import {
  complete,
  count,
  flag,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

/** So many deliveries one request acts on. */
const MOST_IDS = 500;
const reason = { type: 'string', pattern: '\\S', maxLength: 500 };
const deliveryId = { type: 'string', pattern: DELIVERY_ID };
const deliveryIds = { ...list(deliveryId), minItems: 1, maxItems: MOST_IDS };

const named = {
  subject: text,
  type: ref('SubjectType'),
  name: text,
};

const delivery = {
  id: text,
  sourceId: text,
  event: nullable(text),
  receivedAt: instant,
  workedAt: nullable(instant),
  state: ref('DeliveryState'),
  note: nullable(text),
  attempts: count,
  subjects: list(text),
  replayable: flag,
};

/** Schemas of the data's health. */
export const healthSchemas = {
  DeliveryState: oneOf(DELIVERY_STATES),
  SubjectType: oneOf(['repository', 'argocd_app', 'service', 'other']),
  SourceHealth: complete({
    id: text,
    kind: text,
    authentication: text,
    lastReceivedAt: nullable(instant),
    received: count,
    rejected: count,
    unparseable: count,
    implausible: count,
    failed: count,
    ignored: count,
    medianLagSeconds: nullable(number),
  }),
  UnmatchedSubject: complete({
    ...named,
    sourceIds: list(text),
    deliveries: count,
    firstReceivedAt: nullable(instant),
    lastReceivedAt: nullable(instant),
    ignoredReason: nullable(text),
  }),
  SubjectMapping: complete({ ...named, entityRef: text, mappedAt: instant }),
  OrphanService: complete({
    entityRef: text,
    title: text,
    removedAt: instant,
    lastEventAt: nullable(instant),
  }),
  Coverage: complete({
    services: count,
    withDeployments: count,
    withCommits: count,
    withIncidents: count,
  }),
  ComparisonHealth: complete({
    waiting: count,
    failed: count,
    lastFailure: nullable(text),
  }),
  Operation: complete({
    id: text,
    kind: oneOf(OPERATION_KINDS),
    state: oneOf(['running', 'done', 'failed', 'cancelled']),
    done: count,
    total: count,
    startedAt: instant,
    finishedAt: nullable(instant),
    error: nullable(text),
  }),
  DataHealth: complete({
    pending: count,
    oldestPendingSeconds: nullable(number),
    staleServices: count,
    sources: list(ref('SourceHealth')),
    rejectedUnknownSource: count,
    unmatched: list(ref('UnmatchedSubject')),
    mappings: list(ref('SubjectMapping')),
    orphans: list(ref('OrphanService')),
    coverage: ref('Coverage'),
    comparisons: ref('ComparisonHealth'),
    operations: list(ref('Operation')),
    retention: complete({
      bodyDays: number,
      deliveryDays: number,
      factDays: nullable(number),
    }),
    manageable: flag,
  }),
  DeliverySummary: complete(delivery),
  DeliveryPage: complete({
    items: list(ref('DeliverySummary')),
    next: nullable(text),
  }),
  DeliveryDetail: complete({
    ...delivery,
    contentType: nullable(text),
    sizeBytes: count,
    body: nullable(text),
    bodyTruncated: flag,
  }),
  DeliverySelection: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ids: deliveryIds,
      state: ref('DeliveryState'),
      sourceId: { type: 'string', minLength: 1, maxLength: 64 },
    },
  },
  DeliveryDiscard: complete({ ids: deliveryIds, reason }),
  DeliveriesChanged: complete({ changed: count }),
  MappingInput: complete({ subject: SUBJECT, entityRef: ENTITY_REF }),
  IgnoredSubjectInput: complete({ subject: SUBJECT, reason }),
};
