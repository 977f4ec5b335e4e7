import { METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';

const VERDICTS = ['ok', 'failed', 'provisional', 'running', 'not_counted'];

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
  includeSubTeams: query('includeSubTeams', 'Also services of teams below it', {
    type: 'boolean',
  }),
  parent: {
    ...query('parent', 'Only teams right below this group, an entity ref', {
      type: 'string',
      minLength: 1,
    }),
    // The colon and slash of an entity ref need no escaping.
    allowReserved: true,
  },
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
  verdict: query('verdict', 'Only deployments that went so', {
    type: 'string',
    enum: VERDICTS,
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
