import { METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import { DEFINITION_KEYS } from '../../definitions';
import { definitionValues } from './definitionSchemas';
import { measurement } from './metricSchemas';
import {
  complete,
  count,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

const VERDICTS = ['ok', 'failed', 'provisional', 'running', 'not_counted'];

const rule = complete({
  key: oneOf(DEFINITION_KEYS),
  title: text,
  text,
  value: {},
  valueText: text,
  default: {},
  origin: oneOf(['default', 'profile', 'configuration', 'annotation']),
  configKey: text,
  annotation: nullable(text),
  accepts: {
    type: 'object',
    required: ['type'],
    properties: {
      type: oneOf(['boolean', 'choice', 'choices', 'number', 'texts']),
    },
  },
});

const profile = complete({
  id: text,
  title: text,
  source: text,
  notes: list(text),
  levels: ref('LevelsOfMetrics'),
});

const measurements = complete(measurement);

/** Schemas of the page of definitions and of simulations. */
export const simulationSchemas = {
  DefinitionsReport: complete({
    entityRef: nullable(text),
    fingerprint: text,
    timeZone: text,
    productionNames: list(text),
    metrics: list(complete({ id: text, title: text, sentences: list(text) })),
    rules: list(rule),
    problems: list(text),
    profile,
    profiles: list(profile),
    minimums: complete(Object.fromEntries(METRIC_IDS.map(id => [id, number]))),
    versions: list(
      complete({
        version: count,
        fingerprint: text,
        since: instant,
        changes: list(
          complete({ key: text, title: text, from: text, to: text }),
        ),
      }),
    ),
  }),
  SimulationInput: {
    type: 'object',
    additionalProperties: false,
    required: ['rules'],
    properties: {
      rules: {
        type: 'object',
        additionalProperties: false,
        properties: definitionValues,
      },
    },
  },
  Simulation: complete({
    before: measurements,
    after: measurements,
    flipped: list(
      complete({
        id: text,
        version: nullable(text),
        revision: nullable(text),
        occurredAt: instant,
        from: oneOf(VERDICTS),
        to: oneOf(VERDICTS),
        reasons: list(text),
      }),
    ),
    deployments: count,
    fingerprint: text,
    levelChanges: list(
      complete({
        metric: ref('MetricId'),
        from: nullable(ref('Level')),
        to: nullable(ref('Level')),
      }),
    ),
  }),
};
