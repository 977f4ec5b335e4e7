import {
  DELIVERY_STATES,
  EXPLAINED_METRICS,
  METRIC_IDS,
} from '@dora-metrics/backstage-plugin-dora-common';

const VERDICTS = ['ok', 'failed', 'provisional', 'running', 'not_counted'];

/** The id of a delivery, within the range of its column. */
export const DELIVERY_ID = '^[0-9]{1,18}$';
/** A subject; no longer than its column. */
export const SUBJECT = {
  type: 'string',
  pattern: '^[a-z][a-z0-9-]*:\\S',
  maxLength: 300,
};
/** An entity ref; no longer than its column. */
export const ENTITY_REF = { type: 'string', minLength: 1, maxLength: 255 };

/** Parameters that operations share, by name. */
export const parameters = {
  namespace: path('namespace', 'Namespace of the entity'),
  kind: path('kind', 'Kind of the entity'),
  name: path('name', 'Name of the entity'),
  id: path('id', 'Id of the deployment'),
  metric: {
    ...path('metric', 'A metric'),
    schema: { type: 'string', enum: [...METRIC_IDS] },
  },
  explainedMetric: {
    ...path('metric', 'A number'),
    schema: { type: 'string', enum: [...EXPLAINED_METRICS] },
  },
  part: query('part', 'Rows that count, or those left out; default: included', {
    type: 'string',
    enum: ['included', 'excluded'],
  }),
  interventionId: {
    ...path('interventionId', 'Id of the intervention'),
    schema: { type: 'string', pattern: '^[0-9]{1,18}$' },
  },
  weeks: query('weeks', 'Whole weeks before the running one; default: 26', {
    type: 'integer',
    minimum: 8,
    maximum: 104,
  }),
  operationId: path('operationId', 'Id of the operation'),
  importId: path('importId', 'Id of the import'),
  correctionId: path('correctionId', 'Id of the correction'),
  deliveryId: {
    ...path('deliveryId', 'Id of the delivery'),
    schema: { type: 'string', pattern: DELIVERY_ID },
  },
  deliveryState: query(
    'state',
    'Only deliveries in this state; `problems` are unparseable, implausible or failed',
    { type: 'string', enum: [...DELIVERY_STATES, 'problems'] },
  ),
  source: query('source', 'Only deliveries of this source', {
    type: 'string',
    minLength: 1,
    maxLength: 64,
  }),
  aboutSubject: unescaped(
    query('subject', 'Only deliveries about this subject', SUBJECT),
  ),
  before: query('before', 'The `next` of the page before', {
    type: 'string',
    pattern: DELIVERY_ID,
  }),
  subject: unescaped({
    ...query('subject', 'A name by which deliveries call services', SUBJECT),
    required: true,
  }),
  entityRef: unescaped({
    ...query('entityRef', 'Entity ref of a service', ENTITY_REF),
    required: true,
  }),
  includeSubTeams: query('includeSubTeams', 'Also services of teams below it', {
    type: 'boolean',
  }),
  parent: unescaped(
    query('parent', 'Only teams right below this group, an entity ref', {
      type: 'string',
      minLength: 1,
    }),
  ),
  range: query(
    'range',
    'Today and the days before it, for example 30d; the default',
    { type: 'string', pattern: '^[0-9]{1,3}d$' },
  ),
  from: query('from', 'First day, with `to` instead of `range`', {
    type: 'string',
    format: 'date',
  }),
  to: query('to', 'Last day, included', { type: 'string', format: 'date' }),
  environment: query('environment', 'Default: production', {
    type: 'string',
    minLength: 1,
    maxLength: 200,
  }),
  compare: query('compare', 'Window to compare with; default: previous', {
    type: 'string',
    enum: ['previous', 'preceding_90d', 'none'],
  }),
  levels: query(
    'levels',
    'Levels to rate by, for example 2024; default: those that are configured',
    { type: 'string', minLength: 1, maxLength: 32 },
  ),
  verdict: query('verdict', 'Only deployments that went so', {
    type: 'string',
    enum: VERDICTS,
  }),
  cursor: query('cursor', 'The `next` or `previous` of another page', {
    type: 'string',
    pattern: '^[A-Za-z0-9_-]{1,200}$',
  }),
  offset: query('offset', 'Rows to skip', { type: 'integer', minimum: 0 }),
  limit: query('limit', 'Rows to answer; default: 25', {
    type: 'integer',
    minimum: 1,
    maximum: 200,
  }),
};

function path(name: string, description: string) {
  return {
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
  };
}

function query(name: string, description: string, schema: object) {
  return { name, in: 'query', required: false, description, schema };
}

// Colons and slashes, of which entity refs and subjects are full, may stand as they are.
function unescaped<T extends object>(parameter: T) {
  return { ...parameter, allowReserved: true };
}
