import {
  EntitySummary,
  TeamStanding,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Group } from '../catalog/groups';
import { FourMetrics, improvement } from '../metrics';
import { withoutChanceFindings } from './chanceFindings';
import { MeasuredServices } from './MeasuredServices';
import { toSummary } from './summaries';

/** A team with the services that it owns. */
export type OwningTeam = Group & { services: string[] };

/** A row of the leaderboard before it is compared with the others. */
type Standing = Omit<TeamStanding, 'improvement'>;

/** A team's row, which is not yet compared with the others. */
export function standing(
  { entityRef, title, services }: OwningTeam,
  rows: MeasuredServices,
): Standing {
  return {
    ...toSummary(
      entityRef,
      title,
      rows.measureFour(services),
      rows.lastEventAt(services),
    ),
    services: services.length,
  };
}

/** How much each team has improved, by what is more than chance among all of them. */
export function withImprovement(teams: Standing[]): TeamStanding[] {
  return withoutChanceFindings(teams).map(team => ({
    ...team,
    improvement: improvement(team.metrics),
  }));
}

/** A team's services, the least improved first, and those without events. */
export function splitServices(
  rows: MeasuredServices,
  each: ReadonlyMap<string, FourMetrics>,
): { services: EntitySummary[]; silentServices: string[] } {
  const isSilent = (ref: string) => rows.firstEventAt([ref]) === null;
  const refs = [...each.keys()];
  const services = refs
    .filter(ref => !isSilent(ref))
    .map(ref =>
      toSummary(
        ref,
        rows.histories.get(ref)!.title,
        each.get(ref)!,
        rows.lastEventAt([ref]),
      ),
    );
  return {
    services: withoutChanceFindings(services).sort(
      (a, b) => improvementOf(a) - improvementOf(b) || byTitle(a, b),
    ),
    silentServices: refs.filter(isSilent),
  };
}

function improvementOf({ metrics }: EntitySummary): number {
  return improvement(metrics) ?? 0;
}

/** The order of the leaderboard. */
export function mostImprovedFirst(a: TeamStanding, b: TeamStanding): number {
  const worst = -Infinity;
  const difference = (b.improvement ?? worst) - (a.improvement ?? worst);
  return difference || byTitle(a, b);
}

function byTitle(a: EntitySummary, b: EntitySummary): number {
  return a.title < b.title ? -1 : 1;
}
