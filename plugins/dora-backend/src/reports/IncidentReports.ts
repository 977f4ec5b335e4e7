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
import { ReportQuery } from './reportQuery';
import { readTakenIncidents } from './takenIncidents';

/** Which incidents are asked for. */
export interface IncidentQuery extends ReportQuery {
  offset: number;
  limit: number;
}

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
    const { environment, offset, limit } = query;
    const window = resolveWindow(query.window, {
      timeZone: this.#config.timeZone,
      now: this.#now(),
    });
    const taken = await readTakenIncidents(this.#db, entityRef, this.#config);
    const all = [
      ...(await this.#readLinked(entityRef, environment, window)),
      ...taken.filter(
        incident =>
          incident.environment === environment &&
          incident.detectedAt >= window.fromMs &&
          incident.detectedAt < window.toMs,
      ),
    ].sort(latestFirst);
    const page = all.slice(offset, offset + limit);
    const affected = await readAffected(
      this.#db,
      page.map(({ id }) => id),
      visible,
    );
    return {
      entityRef,
      window: toWindow(window),
      items: page.map(incident =>
        toServiceIncident(incident, affected.get(incident.id) ?? []),
      ),
      total: all.length,
      offset,
      limit,
    };
  }

  async #readLinked(
    entityRef: string,
    environment: string,
    window: CalendarWindow,
  ): Promise<PlacedIncident[]> {
    const rows = await this.#db('dora_incident_links as link')
      .join('dora_incidents as incident', 'incident.id', 'link.incident_id')
      .leftJoin(
        'dora_deployment_links as cause',
        'cause.id',
        'link.deployment_id',
      )
      .where({
        'link.service_ref': entityRef,
        'link.environment': environment,
      })
      .where('link.detected_at', '>=', window.fromMs)
      .where('link.detected_at', '<', window.toMs)
      .select(
        'link.*',
        'incident.title',
        'incident.url',
        'cause.service_ref as deployment_ref',
      );
    return rows.map(row => ({
      ...toCausedIncident(row),
      environment,
      deploymentId: row.deployment_id,
      deploymentRef: row.deployment_ref,
      excluded: exclusionOf(row),
    }));
  }
}

function exclusionOf(row: any): IncidentExclusion | null {
  if (flag(row.is_duplicate)) {
    return 'duplicate';
  }
  const { detectedAt, mitigatedAt, resolvedAt } = toCausedIncident(row);
  const end = mitigatedAt ?? resolvedAt;
  return end !== null && end < detectedAt ? 'negative' : null;
}

function latestFirst(a: PlacedIncident, b: PlacedIncident): number {
  return b.detectedAt - a.detectedAt || (a.id < b.id ? 1 : -1);
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
