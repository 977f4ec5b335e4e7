import { Random } from '../world/random';
import { IncidentLinkRow, Release, RELEASE_TABLES } from '../world/rows';

const LATE_SHARE = 0.1;

/** A row of a service on a day that does not follow from its cells yet. */
export interface Touched {
  serviceRef: string;
  at: number;
}

/** What one delivery brings: rows, and the days whose cells they change. */
export interface Arrival {
  /** As many as rows, each of which some event has told. */
  events: number;
  /** In the order of `RELEASE_TABLES`. */
  rows: object[][];
  touched: Touched[];
}

/**
 * Deployments with their commits, and incidents, in the order in which they
 * arrive: a tenth of them late, so that incidents come before the deployments
 * that caused them, and days that are long over change.
 */
export function arrivalsOf(releases: Release[], seed: number): Arrival[] {
  const random = new Random(seed, 'arrivals');
  return releases
    .flatMap(release => [deploymentOf(release), ...incidentsOf(release)])
    .map((arrival, index) => ({
      arrival,
      place: random.chance(LATE_SHARE)
        ? index + random.uniform() * releases.length
        : index,
    }))
    .sort((a, b) => a.place - b.place)
    .map(({ arrival }) => arrival);
}

function deploymentOf({ incidents, ...release }: Release): Arrival {
  const { deployment, commits } = release;
  return {
    events: 1 + commits.length,
    rows: RELEASE_TABLES.map(({ rowsOf }) =>
      rowsOf({ ...release, incidents: [] }),
    ),
    // What is known of an incident depends on the deployment that caused it.
    touched: [toTouched(deployment), ...incidents.map(incidentTouched)],
  };
}

/** An incident arrives with its links to all services that it affects. */
function incidentsOf(release: Release): Arrival[] {
  const byId = new Map<string, IncidentLinkRow[]>();
  for (const incident of release.incidents) {
    const links = byId.get(incident.incident_id) ?? [];
    byId.set(incident.incident_id, [...links, incident]);
  }
  return [...byId.values()].map(incidents => ({
    events: incidents.length,
    rows: RELEASE_TABLES.map(({ table, rowsOf }) =>
      table === 'dora_incident_links' ? rowsOf({ ...release, incidents }) : [],
    ),
    touched: [...incidents.map(incidentTouched), toTouched(release.deployment)],
  }));
}

function toTouched({
  service_ref: serviceRef,
  occurred_at: at,
}: Release['deployment']): Touched {
  return { serviceRef, at };
}

function incidentTouched({
  service_ref: serviceRef,
  detected_at: at,
}: IncidentLinkRow): Touched {
  return { serviceRef, at };
}
