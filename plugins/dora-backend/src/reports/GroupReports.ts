import { NotFoundError } from '@backstage/errors';
import {
  EntitySummary,
  Leaderboard,
  METRIC_IDS,
  OrganisationMetrics,
  TeamMetrics,
  TeamStanding,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { descendantsOf, Group, readGroups } from '../catalog/groups';
import { DoraConfig } from '../config';
import { improvement, previousWindow, toWindow } from '../metrics';
import { DefinitionVersions } from '../restatements/DefinitionVersions';
import { associate } from './association';
import { withoutChanceFindings } from './chanceFindings';
import { servicesOf } from './entityServices';
import { readKnownServices, KnownService } from './history';
import { MeasuredServices } from './MeasuredServices';
import {
  MeasureOptions,
  toMeasureOptions,
  withHalfYear,
} from './measureOptions';
import { toDefinitions } from './profile';
import { ReportQuery } from './reportQuery';
import { countLevels, iso, toSummary } from './summaries';

/** Leaves of a list of entity refs those that the asking person may see. */
export type Visible = (refs: string[]) => Promise<string[]>;

/** A team with the services that it owns. */
type OwningTeam = Group & { services: string[] };

/** Answers questions about teams and the whole organisation. */
export class GroupReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #versions: DefinitionVersions;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    config: DoraConfig;
    versions: DefinitionVersions;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#versions = options.versions;
    this.#now = options.now ?? Date.now;
  }

  /**
   * A team's metrics over all rows of its services.
   *
   * @throws NotFoundError when the catalog has told of no such group.
   */
  async team(
    entityRef: string,
    query: ReportQuery,
    includesSubTeams: boolean,
    visible: Visible,
  ): Promise<TeamMetrics> {
    const known = readGroups(this.#db);
    const owned = async () =>
      this.#services(visible, [
        entityRef,
        ...(includesSubTeams ? descendantsOf(await known, entityRef) : []),
      ]);
    const [groups, services] = await Promise.all([known, owned()]);
    if (!groups.some(group => group.entityRef === entityRef)) {
      throw new NotFoundError(`There is no group ${entityRef}`);
    }
    const subTeams = descendantsOf(groups, entityRef);
    const refs = [...services.keys()];
    const options = withHalfYear(this.#options(query));
    const rows = await MeasuredServices.read(this.#db, services, options);
    return {
      entityRef,
      includesSubTeams,
      subTeams,
      ...this.#head(options),
      ...rows.measure(refs),
      lastEventAt: iso(rows.lastEventAt(refs)),
      ...splitServices(rows, refs),
    };
  }

  /** The services of a team that the asking person may see. */
  async servicesOf(
    entityRef: string,
    includesSubTeams: boolean,
    visible: Visible,
  ): Promise<string[]> {
    return servicesOf(this.#db, entityRef, visible, includesSubTeams);
  }

  /** All services that the asking person may see. */
  async services(visible: Visible): Promise<string[]> {
    return [...(await this.#services(visible)).keys()];
  }

  /** Teams that own services, or only those below one group, side by side. */
  async leaderboard(
    query: ReportQuery,
    parentRef: string | undefined,
    visible: Visible,
  ): Promise<Leaderboard> {
    const options = this.#options({ ...query, compare: 'previous' });
    const services = await this.#services(visible);
    const owning = (await this.#teams(visible, services)).filter(
      team => !parentRef || team.parentRef === parentRef,
    );
    const rows = await MeasuredServices.readGroups(
      this.#db,
      services,
      options,
      owning.map(team => team.services),
    );
    const teams = withImprovement(owning.map(team => standing(team, rows)));
    // Without levels to rate by, enough rows are enough.
    const isRated = ({ metrics }: TeamStanding) =>
      METRIC_IDS.some(
        id => metrics[id].level !== null || metrics[id].unrated === 'no_levels',
      );
    return {
      environment: query.environment,
      window: toWindow(options.window),
      previousWindow: toWindow(previousWindow(options.window)),
      percentiles: rows.percentiles,
      teams: teams.filter(isRated).sort(mostImprovedFirst),
      tooFew: teams.filter(team => !isRated(team)),
    };
  }

  /** All services together. */
  async organisation(
    query: ReportQuery,
    visible: Visible,
  ): Promise<OrganisationMetrics> {
    const options = this.#options(query);
    const services = await this.#services(visible);
    const refs = [...services.keys()];
    const [owning, rows] = await Promise.all([
      this.#teams(visible, services),
      MeasuredServices.read(this.#db, services, options, 'together'),
    ]);
    const { each, all } = rows.measureWithEach(refs);
    return {
      ...this.#head(options),
      ...all,
      lastEventAt: iso(rows.lastEventAt(refs)),
      services: refs.length,
      teams: owning.length,
      distribution: countLevels(each.map(({ segments }) => segments)),
      association: associate(owning, each),
    };
  }

  async #services(
    visible: Visible,
    owners?: string[],
  ): Promise<Map<string, KnownService>> {
    const known = await readKnownServices(this.#db, owners);
    const seen = new Set(await visible([...known.keys()]));
    return new Map([...known].filter(([ref]) => seen.has(ref)));
  }

  /** Teams with the services that they own, those without any left out. */
  async #teams(
    visible: Visible,
    services: Map<string, KnownService>,
  ): Promise<OwningTeam[]> {
    const groups = await readGroups(this.#db);
    const seen = new Set(await visible(groups.map(group => group.entityRef)));
    const owned = new Map<string | null, string[]>();
    for (const [ref, { ownerRef }] of services) {
      const known = owned.get(ownerRef) ?? [];
      known.push(ref);
      owned.set(ownerRef, known);
    }
    return groups
      .filter(group => seen.has(group.entityRef) && owned.has(group.entityRef))
      .map(group => ({ ...group, services: owned.get(group.entityRef)! }));
  }

  #options(query: ReportQuery): MeasureOptions {
    return toMeasureOptions(query, this.#config, this.#now());
  }

  #head({ environment, window, previous, profile }: MeasureOptions) {
    return {
      environment,
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      previousWindow: previous ? toWindow(previous) : null,
      definitions: toDefinitions(
        profile,
        this.#config,
        this.#config.definitions.values,
        this.#versions.current(),
      ),
    };
  }
}

/** A row of the leaderboard before it is compared with the others. */
type Standing = Omit<TeamStanding, 'improvement'>;

function standing(
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
function withImprovement(teams: Standing[]): TeamStanding[] {
  return withoutChanceFindings(teams).map(team => ({
    ...team,
    improvement: improvement(team.metrics),
  }));
}

function splitServices(
  rows: MeasuredServices,
  refs: string[],
): { services: EntitySummary[]; silentServices: string[] } {
  const isSilent = (ref: string) => rows.firstEventAt([ref]) === null;
  const services = refs
    .filter(ref => !isSilent(ref))
    .map(ref =>
      toSummary(
        ref,
        rows.histories.get(ref)!.title,
        rows.measureFour([ref]),
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

function mostImprovedFirst(a: TeamStanding, b: TeamStanding): number {
  const worst = -Infinity;
  const difference = (b.improvement ?? worst) - (a.improvement ?? worst);
  return difference || byTitle(a, b);
}

function byTitle(a: EntitySummary, b: EntitySummary): number {
  return a.title < b.title ? -1 : 1;
}
