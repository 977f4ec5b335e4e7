import {
  Change,
  EntitySummary,
  MetricSummary,
  TeamMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Entity } from '@backstage/catalog-model';
import { aChange, aReport, NOW } from './reports';

/** A team between the organisation and two teams of its own. */
export const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shopping', namespace: 'default' },
  spec: { type: 'team', profile: { displayName: 'Shopping' }, children: [] },
  relations: [{ type: 'childOf', targetRef: 'group:default/acme' }],
};

function row(
  value: number,
  n: number,
  level: MetricSummary['level'],
  change: Change | null = null,
): MetricSummary {
  return {
    value,
    n,
    missing: null,
    level,
    unrated: null,
    levelRange: null,
    change,
  };
}

/** The row of a service, with parts replaced. */
export function aSummary(
  name: string,
  parts: Partial<EntitySummary> = {},
): EntitySummary {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    metrics: {
      deployment_frequency: row(2.4, 72, 'high'),
      lead_time: row(5100, 80, 'high', aChange({ verdict: 'worse' })),
      change_failure_rate: row(0.08, 70, 'elite'),
      time_to_restore: row(5400, 4, 'high'),
    },
    overall: { level: 'high', limitedBy: ['lead_time'] },
    lastEventAt: NOW,
    ...parts,
  };
}

/** Replaces some metrics of a row. */
export function withMetrics<T extends EntitySummary>(
  summary: T,
  metrics: Partial<
    Record<keyof EntitySummary['metrics'], Partial<MetricSummary>>
  >,
): T {
  const changed = { ...summary.metrics };
  for (const id of Object.keys(metrics) as (keyof typeof metrics)[]) {
    changed[id] = { ...changed[id], ...metrics[id] };
  }
  return { ...summary, metrics: changed };
}

/** The report of a team with two services that send and one that does not. */
export function aTeam(parts: Partial<TeamMetrics> = {}): TeamMetrics {
  const {
    hasIncidentSource,
    state,
    environments,
    lastDeploymentAt,
    ...report
  } = aReport();
  return {
    ...report,
    entityRef: 'group:default/shopping',
    includesSubTeams: false,
    subTeams: ['group:default/discovery', 'group:default/ordering'],
    services: [
      withMetrics(aSummary('search'), {
        lead_time: {
          change: aChange({ absolute: 1200, percent: 30, verdict: 'worse' }),
        },
        deployment_frequency: { value: 0.4, n: 12, level: 'medium' },
      }),
      withMetrics(aSummary('cart'), {
        lead_time: { value: 2400, level: 'elite', change: aChange() },
        time_to_restore: {
          value: null,
          n: 0,
          level: null,
          missing: 'no_incidents',
          unrated: 'no_incidents',
        },
      }),
    ],
    silentServices: ['component:default/wishlist'],
    ...parts,
  };
}
