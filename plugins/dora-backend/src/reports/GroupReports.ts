import { NotFoundError } from '@backstage/errors';
import {
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
import { previousWindow, toWindow } from '../metrics';
import { DefinitionVersions } from '../restatements/DefinitionVersions';
import { associate } from './association';
import { servicesOf } from './entityServices';
import {
  mostImprovedFirst,
  OwningTeam,
  splitServices,
  standing,
  withImprovement,
} from './groupTables';
import { readKnownServices, KnownService } from './history';
import {
  MeasureOptions,
  toMeasureOptions,
  withHalfYear,
} from './measureOptions';
import { toDefinitions } from './profile';
import {
  readMeasured,
  readMeasuredGroups,
  readMeasuredTogether,
} from './readMeasured';
import { ReportQuery } from './reportQuery';
import { countLevels, iso } from './summaries';

/** Leaves of a list of entity refs those that the asking person may see. */
export type Visible = (refs: string[]) => Promise<string[]>;

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
    const options = withHalfYear(this.#options(query));
    const read = async (owners: string[]) => {
      const services = await this.#services(visible, owners);
      return readMeasured(this.#db, services, options);
    };
    const [groups, rows] = includesSubTeams
      ? await this.#withSubTeams(entityRef, read)
      : await Promise.all([readGroups(this.#db), read([entityRef])]);
    if (!groups.some(group => group.entityRef === entityRef)) {
      throw new NotFoundError(`There is no group ${entityRef}`);
    }
    const subTeams = descendantsOf(groups, entityRef);
    const refs = [...rows.histories.keys()];
    const { each, all } = rows.measureWithFour(refs);
    return {
      entityRef,
      includesSubTeams,
      subTeams,
      ...this.#head(options),
      ...all,
      lastEventAt: iso(rows.lastEventAt(refs)),
      ...splitServices(rows, each),
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
    const rows = await readMeasuredGroups(
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
      readMeasuredTogether(this.#db, services, options),
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

  async #withSubTeams<T>(
    entityRef: string,
    read: (owners: string[]) => Promise<T>,
  ): Promise<[Group[], T]> {
    const groups = await readGroups(this.#db);
    const owners = [entityRef, ...descendantsOf(groups, entityRef)];
    return [groups, await read(owners)];
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
