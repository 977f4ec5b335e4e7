import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import { SelectedDeployment, SelectedIncident } from '../metrics';
import { BoundedDurations } from './BoundedDurations';

/** Incidents of one severity. */
export interface SeverityTotals {
  /** By the definitions. */
  restored: BoundedDurations;
  /** From detection to resolution. */
  resolved: BoundedDurations;
}

/**
 * What counters tell, each number exact: one that falls looks like a restart,
 * and what sketches tell may fall when a method takes the place of another.
 */
export class Totals {
  /** Successful ones that count as deployments. */
  deployments = 0;
  /** Mature or not. */
  judged = 0;
  failed = 0;
  readonly leadTimes = new BoundedDurations();
  /** Commits of successful deployments. */
  commits = 0;
  /** Of these, in the order of `STAGES`. */
  readonly stagesMs: number[] = STAGES.map(() => 0);
  readonly severities = new Map<string, SeverityTotals>();

  addDeployment(row: SelectedDeployment): void {
    if (row.notInFailureRate === null) {
      this.judged += 1;
      this.failed += row.failures.length > 0 ? 1 : 0;
    }
    if (row.succeeded) {
      this.deployments += row.notInFrequency === null ? 1 : 0;
      row.leadTimes.forEach(({ seconds }) => this.leadTimes.add(seconds));
      row.stageSeconds.forEach(seconds => this.#addStages(seconds));
    }
  }

  /** Its severity is known from the beginning, its durations when it is over. */
  addIncident(row: SelectedIncident): void {
    if (row.excluded === 'duplicate') {
      return;
    }
    const { restored, resolved } = this.severity(row.severity);
    if (row.excluded === null && row.seconds !== null && !row.isOpen) {
      restored.add(row.seconds);
    }
    if (row.resolvedSeconds !== null) {
      resolved.add(row.resolvedSeconds);
    }
  }

  severity(name: string): SeverityTotals {
    let totals = this.severities.get(name);
    if (!totals) {
      totals = {
        restored: new BoundedDurations(),
        resolved: new BoundedDurations(),
      };
      this.severities.set(name, totals);
    }
    return totals;
  }

  #addStages(seconds: readonly number[]): void {
    this.commits += 1;
    seconds.forEach((value, index) => {
      this.stagesMs[index] += Math.round(value * 1000);
    });
  }
}
