import {
  IncidentExclusion,
  IncidentPage,
  ServiceIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { DoraConfig } from '../config';
import { flag } from '../database/columns';
import { CalendarWindow, resolveWindow, toWindow } from '../metrics';
import { toCausedIncident } from './deploymentEvidence';
import { Visible } from './GroupReports';
import {
  LinkedIncident,
  readAffected,
  toDeploymentIncident,
} from './incidentDetails';
import { countSome, nextTo, PageQuery, readPage } from './listPages';
import { compare, PageCursor, RowKey } from './pageCursor';
import { ReportQuery } from './reportQuery';
import { readTakenIncidents } from './takenIncidents';

/** Which incidents are asked for. */
export interface IncidentQuery extends ReportQuery, PageQuery {}

/** An incident of a service, whether it counts or not. */
export interface PlacedIncident extends LinkedIncident {
  environment: string;
  deploymentId: string | null;
  /** The service of that deployment. */
  deploymentRef: string | null;
  excluded: IncidentExclusion | null;
}

/** Answers which incidents a service had, and what is said to have caused them. */
export class IncidentReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** A page of incidents that were detected in a window, the latest first. */
  async list(
    entityRef: string,
    query: IncidentQuery,
    visible: Visible,
  ): Promise<IncidentPage> {
    const { environment } = query;
    const window = resolveWindow(query.window, {
      timeZone: this.#config.timeZone,
      now: this.#now(),
    });
    const asked = { entityRef, environment, window };
    const taken = await this.#readTaken(asked);
    const page = await readPage(
      {
        read: async (from, direction, limit) =>
          [
            ...(await this.#readLinked(asked, from, direction, limit)),
            ...taken.filter(
              incident =>
                !from || compare(direction)(keyOf(incident), from) > 0,
            ),
          ]
            .sort((a, b) => compare(direction)(keyOf(a), keyOf(b)))
            .slice(0, limit),
        keyOf,
      },
      query,
    );
    const affected = await readAffected(
      this.#db,
      page.items.map(({ id }) => id),
      visible,
    );
    const linked = await countSome(this.#db, this.#linked(asked));
    return {
      entityRef,
      window: toWindow(window),
      ...page,
      items: page.items.map(incident =>
        toServiceIncident(incident, affected.get(incident.id) ?? []),
      ),
      total: linked === null ? null : linked + taken.length,
    };
  }

  #linked({ entityRef, environment, window }: Asked): Knex.QueryBuilder {
    return this.#db('dora_incident_links as link')
      .where({
        'link.service_ref': entityRef,
        'link.environment': environment,
      })
      .where('link.detected_at', '>=', window.fromMs)
      .where('link.detected_at', '<', window.toMs);
  }

  async #readLinked(
    asked: Asked,
    from: RowKey | undefined,
    direction: PageCursor['direction'],
    limit: number,
  ): Promise<PlacedIncident[]> {
    const rows = await nextTo(
      this.#linked(asked).limit(limit),
      { at: 'link.detected_at', id: 'link.incident_id' },
      from,
      direction,
    )
      .join('dora_incidents as incident', 'incident.id', 'link.incident_id')
      .leftJoin(
        'dora_deployment_links as cause',
        'cause.id',
        'link.deployment_id',
      )
      .select(
        'link.*',
        'incident.title',
        'incident.url',
        'cause.service_ref as deployment_ref',
      );
    return rows.map((row: any) => ({
      ...toCausedIncident(row),
      environment: asked.environment,
      deploymentId: row.deployment_id,
      deploymentRef: row.deployment_ref,
      excluded: exclusionOf(row),
    }));
  }

  async #readTaken({
    entityRef,
    environment,
    window,
  }: Asked): Promise<PlacedIncident[]> {
    const taken = await readTakenIncidents(this.#db, entityRef, this.#config);
    return taken.filter(
      incident =>
        incident.environment === environment &&
        incident.detectedAt >= window.fromMs &&
        incident.detectedAt < window.toMs,
    );
  }
}

interface Asked {
  entityRef: string;
  environment: string;
  window: CalendarWindow;
}

function exclusionOf(row: any): IncidentExclusion | null {
  if (flag(row.is_duplicate)) {
    return 'duplicate';
  }
  const { detectedAt, mitigatedAt, resolvedAt } = toCausedIncident(row);
  const end = mitigatedAt ?? resolvedAt;
  return end !== null && end < detectedAt ? 'negative' : null;
}

function keyOf({ id, detectedAt }: PlacedIncident): RowKey {
  return { at: detectedAt, id };
}

function toServiceIncident(
  incident: PlacedIncident,
  serviceRefs: string[],
): ServiceIncident {
  const { environment, deploymentId, deploymentRef, excluded } = incident;
  return {
    ...toDeploymentIncident(incident, serviceRefs),
    environment,
    deploymentId,
    // Its cause is of a service that it affects.
    deploymentRef: serviceRefs.find(ref => ref === deploymentRef) ?? null,
    excluded,
  };
}
