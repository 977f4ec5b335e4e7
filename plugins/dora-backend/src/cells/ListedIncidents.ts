import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  ListedIncident,
  pool,
  SelectedIncident,
  selectListed,
} from '../metrics';

/** Incidents of several cells, and how many of these tell each. */
export class ListedIncidents {
  readonly #incidents: Array<{ incident: ListedIncident; sign: 1 | -1 }> = [];

  /** @param sign - Negative takes back what was added. */
  add(incident: ListedIncident, sign: 1 | -1 = 1): void {
    this.#incidents.push({ incident, sign });
  }

  merge(other: ListedIncidents): void {
    this.#incidents.push(...other.#incidents);
  }

  /** All that were added and not taken back. */
  all(): ListedIncident[] {
    if (this.#incidents.every(({ sign }) => sign > 0)) {
      return this.#incidents.map(({ incident }) => incident);
    }
    const found = new Map<
      string,
      { incident: ListedIncident; times: number }
    >();
    for (const { incident, sign } of this.#incidents) {
      // It may count for one of its services, and not for another one.
      const key = `${incident.selected.excluded} ${incident.selected.id}`;
      const known = found.get(key) ?? { incident, times: 0 };
      known.times += sign;
      found.set(key, known);
    }
    return [...found.values()].flatMap(({ incident, times }) =>
      times > 0 ? [incident] : [],
    );
  }

  /** The same as they count at a moment, each once. */
  select(now: Instant): SelectedIncident[] {
    if (this.#incidents.length === 0) {
      return [];
    }
    const incidents = this.all().map(one => selectListed(one, now));
    return pool([{ deployments: [], incidents }]).incidents;
  }
}
