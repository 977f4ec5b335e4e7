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
import {
  MeasureOptions,
  ServiceRows,
  toMeasureOptions,
  withHalfYear,
} from './measureServices';
import { toDefinitions } from './profile';
import { ReportQuery } from './reportQuery';
import { countLevels, iso, toSummary } from './summaries';

/** Leaves of a list of entity refs those that the asking person may see. */
export type Visible = (refs: string[]) => Promise<string[]>;

interface OwnedService {
  ref: string;
  ownerRef: string | null;
}

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
    const groups = await readGroups(this.#db);
    if (!groups.some(group => group.entityRef === entityRef)) {
      throw new NotFoundError(`There is no group ${entityRef}`);
    }
    const subTeams = descendantsOf(groups, entityRef);
    const refs = await this.servicesOf(entityRef, includesSubTeams, visible);
    const options = withHalfYear(this.#options(query));
    const rows = await ServiceRows.read(this.#db, refs, options);
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
    return (await this.#services(visible)).map(({ ref }) => ref);
  }

  /** Teams that own services, or only those below one group, side by side. */
  async leaderboard(
    query: ReportQuery,
    parentRef: string | undefined,
    visible: Visible,
  ): Promise<Leaderboard> {
    const options = this.#options({ ...query, compare: 'previous' });
    const services = await this.#services(visible);
    const rows = await ServiceRows.read(
      this.#db,
      services.map(({ ref }) => ref),
      options,
    );
    const teams = withImprovement(
      (await this.#teams(visible))
        .filter(team => !parentRef || team.parentRef === parentRef)
        .map(team => standing(team, ownedBy(team, services), rows))
        .filter(({ services: count }) => count > 0),
    );
    // Without levels to rate by, enough rows are enough.
    const isRated = ({ metrics }: TeamStanding) =>
      METRIC_IDS.some(
        id => metrics[id].level !== null || metrics[id].unrated === 'no_levels',
      );
    return {
      environment: query.environment,
      window: toWindow(options.window),
      previousWindow: toWindow(previousWindow(options.window)),
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
    const refs = services.map(({ ref }) => ref);
    const rows = await ServiceRows.read(this.#db, refs, options);
    const teams = (await this.#teams(visible)).map(team => ({
      ...team,
      services: ownedBy(team, services),
    }));
    const owning = teams.filter(team => team.services.length > 0);
    return {
      ...this.#head(options),
      ...rows.measure(refs),
      lastEventAt: iso(rows.lastEventAt(refs)),
      services: refs.length,
      teams: owning.length,
      distribution: countLevels(refs.map(ref => rows.measure([ref]))),
      association: associate(
        owning.map(team => ({
          entityRef: team.entityRef,
          title: team.title,
          ...rows.measure(team.services),
        })),
      ),
    };
  }

  async #services(visible: Visible): Promise<OwnedService[]> {
    const rows = await this.#db('dora_services')
      .where('linked', true)
      .orWhereNotNull('first_event_at')
      .orderBy('entity_ref')
      .select('entity_ref', 'owner_ref');
    const seen = new Set(await visible(rows.map(row => row.entity_ref)));
    return rows
      .filter(row => seen.has(row.entity_ref))
      .map(row => ({ ref: row.entity_ref, ownerRef: row.owner_ref }));
  }

  async #teams(visible: Visible): Promise<Group[]> {
    const groups = await readGroups(this.#db);
    const seen = new Set(await visible(groups.map(group => group.entityRef)));
    return groups.filter(group => seen.has(group.entityRef));
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

function ownedBy(team: Group, services: OwnedService[]): string[] {
  return services
    .filter(({ ownerRef }) => ownerRef === team.entityRef)
    .map(({ ref }) => ref);
}

/** A row of the leaderboard before it is compared with the others. */
type Standing = Omit<TeamStanding, 'improvement'>;

function standing(team: Group, refs: string[], rows: ServiceRows): Standing {
  return {
    ...toSummary(
      team.entityRef,
      team.title,
      rows.measure(refs),
      rows.lastEventAt(refs),
    ),
    services: refs.length,
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
  rows: ServiceRows,
  refs: string[],
): { services: EntitySummary[]; silentServices: string[] } {
  const isSilent = (ref: string) => rows.firstEventAt([ref]) === null;
  const services = refs
    .filter(ref => !isSilent(ref))
    .map(ref =>
      toSummary(
        ref,
        rows.histories.get(ref)!.title,
        rows.measure([ref]),
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
