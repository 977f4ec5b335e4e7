import {
  Association,
  Leaderboard,
  OrganisationMetrics,
  TeamStanding,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aSummary, withMetrics } from './groups';
import { aReport, exact } from './reports';

/** The row of a team, with parts replaced. */
export function aStanding(
  name: string,
  parts: Partial<TeamStanding> = {},
): TeamStanding {
  return {
    ...aSummary(name),
    entityRef: `group:default/${name}`,
    title: name[0].toLocaleUpperCase('en-US') + name.slice(1),
    services: 3,
    improvement: 0.12,
    ...parts,
  };
}

/** Three teams to compare and one with too few rows. */
export function aLeaderboard(parts: Partial<Leaderboard> = {}): Leaderboard {
  const { environment, window, previousWindow } = aReport();
  return {
    environment,
    window,
    previousWindow: previousWindow ?? window,
    percentiles: exact,
    teams: [
      withMetrics(aStanding('payments', { improvement: 0.31 }), {
        lead_time: { value: 7200 },
      }),
      aStanding('shopping'),
      withMetrics(
        aStanding('identity', {
          improvement: -0.08,
          overall: { level: 'elite', limitedBy: [] },
        }),
        { lead_time: { value: 2400, level: 'elite' } },
      ),
    ],
    tooFew: [
      aStanding('insights', {
        services: 1,
        improvement: null,
        overall: { level: null, limitedBy: [] },
      }),
    ],
    ...parts,
  };
}

/** Eighteen teams whose numbers hardly go together. */
export function anAssociation(parts: Partial<Association> = {}): Association {
  return {
    n: 18,
    r: -0.42,
    pValue: 0.06,
    interval: { low: -0.71, high: 0.01 },
    ranks: { r: -0.51, pValue: 0.03, interval: { low: -0.79, high: -0.06 } },
    points: Array.from({ length: 18 }, (_, index) => ({
      entityRef: `group:default/team-${index}`,
      title: `Team ${index}`,
      x: 0.2 * 1.25 ** index,
      y: 0.05 + ((index * 7) % 11) / 60,
      n: 10 + index * 20,
    })),
    ...parts,
  };
}

/** The report of an organisation, with parts replaced. */
export function anOrganisation(
  parts: Partial<OrganisationMetrics> = {},
): OrganisationMetrics {
  const {
    entityRef,
    hasIncidentSource,
    state,
    environments,
    lastDeploymentAt,
    ...report
  } = aReport();
  const counts = {
    elite: 3,
    high: 5,
    medium: 2,
    low: 1,
    too_few: 2,
    no_data: 1,
  };
  return {
    ...report,
    services: 14,
    teams: 18,
    distribution: {
      deployment_frequency: counts,
      lead_time: { ...counts, elite: 5, high: 3 },
      change_failure_rate: { ...counts, elite: 8, high: 0 },
      time_to_restore: { ...counts, high: 0, too_few: 4, no_data: 4 },
    },
    association: anAssociation(),
    ...parts,
  };
}
