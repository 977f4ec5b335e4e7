import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  ListedIncident,
  pool,
  SelectedIncident,
  selectListed,
} from '../metrics';

/** Incidents of several cells, and how many of these tell each. */
export class ListedIncidents {
  readonly #added: ListedIncident[] = [];
  readonly #takenBack: ListedIncident[] = [];

  /** @param sign - Negative takes back what was added. */
  add(incident: ListedIncident, sign: 1 | -1 = 1): void {
    (sign > 0 ? this.#added : this.#takenBack).push(incident);
  }

  merge(other: ListedIncidents): void {
    other.#added.forEach(incident => this.#added.push(incident));
    other.#takenBack.forEach(incident => this.#takenBack.push(incident));
  }

  /** All that were added and not taken back. */
  all(): ListedIncident[] {
    if (this.#takenBack.length === 0) {
      return this.#added;
    }
    const left = new Map<string, number>();
    for (const incident of this.#takenBack) {
      const key = keyOf(incident);
      left.set(key, (left.get(key) ?? 0) + 1);
    }
    return this.#added.filter(incident => {
      const key = keyOf(incident);
      const times = left.get(key) ?? 0;
      if (times > 0) {
        left.set(key, times - 1);
      }
      return times === 0;
    });
  }

  /** The same as they count at a moment, each once. */
  select(now: Instant): SelectedIncident[] {
    if (this.#added.length === 0) {
      return [];
    }
    const incidents = this.all().map(one => selectListed(one, now));
    return incidents.length > 1
      ? pool([{ deployments: [], incidents }]).incidents
      : incidents;
  }
}

// It may count for one of its services, and not for another one.
function keyOf({ selected }: ListedIncident): string {
  return `${selected.excluded} ${selected.id}`;
}
