import {
  DefinitionRule,
  DefinitionsReport,
  Simulation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { definitions, exact, furtherMetrics, someMetrics } from './reports';

function aRule(parts: Partial<DefinitionRule>): DefinitionRule {
  return {
    key: 'failureWindowHours',
    title: 'Failure window',
    text: 'How long after a deployment an incident marks it as failed.',
    value: 24,
    valueText: '24 h',
    default: 24,
    origin: 'default',
    configKey: 'dora.definitions.failureWindowHours',
    annotation: 'dora/failure-window-hours',
    accepts: {
      type: 'number',
      minimum: 1,
      maximum: 168,
      unit: 'h',
      allowsNone: true,
    },
    ...parts,
  };
}

const rules: DefinitionRule[] = [
  aRule({}),
  aRule({
    key: 'countFailedRollouts',
    title: 'Roll-outs that failed',
    value: true,
    valueText: 'yes',
    default: true,
    origin: 'configuration',
    configKey: 'dora.definitions.countFailedRollouts',
    annotation: 'dora/count-failed-rollouts',
    accepts: { type: 'boolean' },
  }),
  aRule({
    key: 'leadTimeStatistic',
    title: 'Headline of lead time',
    value: 'median',
    valueText: 'median',
    default: 'median',
    configKey: 'dora.definitions.leadTimeStatistic',
    annotation: null,
    accepts: { type: 'choice', choices: ['median', 'mean', 'p95'] },
  }),
];

const classic = {
  id: 'classic',
  title: 'Classic',
  source: 'The platform that this product started from.',
  notes: [],
  levels: definitions.levels,
};

const none = {
  id: '2025',
  title: 'DORA 2025',
  source: 'The report of 2025.',
  notes: ['It has no levels.'],
  levels: {
    deployment_frequency: [],
    lead_time: [],
    change_failure_rate: [],
    time_to_restore: [],
  },
};

/** The rules in force, with parts replaced. */
export function someDefinitions(
  parts: Partial<DefinitionsReport> = {},
): DefinitionsReport {
  return {
    entityRef: null,
    fingerprint: 'a1b2c3d4e5f6',
    timeZone: 'UTC',
    productionNames: ['production'],
    metrics: [
      {
        id: 'lead_time',
        title: 'Lead time for changes',
        sentences: ['Median of the lead time of each commit.'],
      },
    ],
    rules,
    problems: [],
    profile: classic,
    profiles: [classic, none],
    minimums: {
      deployment_frequency: 14,
      lead_time: 5,
      change_failure_rate: 20,
      time_to_restore: 3,
    },
    versions: [
      {
        version: 1,
        fingerprint: 'a1b2c3d4e5f6',
        since: '2026-01-01T00:00:00.000Z',
        changes: [],
      },
    ],
    ...parts,
  };
}

/** What a shorter failure window makes of a service, with parts replaced. */
export function aSimulation(parts: Partial<Simulation> = {}): Simulation {
  const shared = {
    further: furtherMetrics,
    overall: { level: null, limitedBy: [] },
    percentiles: exact,
  };
  return {
    before: { metrics: someMetrics(), ...shared },
    after: {
      metrics: someMetrics({
        change_failure_rate: { value: 0.05, n: 104, failed: 5 },
      }),
      ...shared,
    },
    flipped: [
      {
        id: 'd7',
        version: 'v1.37.0',
        revision: null,
        occurredAt: '2026-03-03T09:00:00.000Z',
        from: 'failed',
        to: 'ok',
        reasons: ['Rolled back 6 h after it had finished.'],
      },
    ],
    deployments: 110,
    fingerprint: 'b1b2c3d4e5f6',
    levelChanges: [],
    ...parts,
  };
}
