import {
  DEPLOYMENT_KINDS,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DayCounts } from './DayCounts';
import { dayOf, epochDay } from './days';
import { SelectedDeployment, SelectedIncident } from './selectedRows';
import { OpenIncident, SeverityTally, Tally } from './tally';
import { Values } from './values';

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>;
}

const NO_KINDS = zeros(DEPLOYMENT_KINDS);
const NO_CAUSES = zeros(FAILURE_RULES);

/** How values are kept. */
export interface TallyValues<D extends Values, S extends Values> {
  durations(): D;
  /** Small whole numbers. */
  sizes(): S;
}

/** Durations that only their mean is asked of. */
export interface Total {
  n: number;
  /** An integer, so that the order of adding does not matter. */
  sumMs: number;
}

/** Incidents of one severity, as they are counted. */
export interface SeverityCount<D extends Values> {
  closed: number;
  open: number;
  mitigated: Total;
  resolved: Total;
  seconds: D;
}

/**
 * Counts rows one by one, in any order. Its parts are open to whoever keeps a
 * tally, or adds one up from others.
 */
export class TallyBuilder<D extends Values, S extends Values> {
  succeeded = 0;
  failedAttempts = 0;
  withLeadTimes = 0;
  readonly kinds = { ...NO_KINDS };
  /** Days since 1970. */
  readonly activeDays = new DayCounts();
  readonly leadTimes: D;
  readonly batchSizes: S;
  mature = 0;
  failed = 0;
  readonly causes = { ...NO_CAUSES };
  provisional = 0;
  provisionalFailed = 0;
  readonly closedSeconds: D;
  /** Of those that count though they are open. */
  readonly open: OpenIncident[] = [];
  endedByResolution = 0;
  reopened = 0;
  duplicates = 0;
  negative = 0;
  readonly severities = new Map<string, SeverityCount<D>>();
  readonly recoveries: D;
  openRecoveries = 0;
  readonly #values: TallyValues<D, S>;

  constructor(values: TallyValues<D, S>) {
    this.#values = values;
    this.leadTimes = values.durations();
    this.batchSizes = values.sizes();
    this.closedSeconds = values.durations();
    this.recoveries = values.durations();
  }

  addDeployment(
    row: SelectedDeployment,
    { timeZone, now }: { timeZone: string; now: Instant },
  ): void {
    if (row.notInFrequency === null) {
      this.#addAttempt(row, timeZone);
    }
    if (row.notInFailureRate === null) {
      this.#addJudged(row, now);
    }
    if (row.succeeded) {
      this.kinds[row.kind] += 1;
      row.leadTimes.forEach(({ seconds }) => this.leadTimes.add(seconds));
      if (row.stageSeconds.length > 0) {
        this.batchSizes.add(row.stageSeconds.length);
      }
    }
  }

  addIncident(row: SelectedIncident): void {
    this.duplicates += row.excluded === 'duplicate' ? 1 : 0;
    this.negative += row.excluded === 'negative' ? 1 : 0;
    if (row.excluded === 'open' || (row.excluded === null && row.isOpen)) {
      this.#addOpen(row);
    } else if (row.excluded === null) {
      this.#addClosed(row);
    }
  }

  severity(name: string): SeverityCount<D> {
    let count = this.severities.get(name);
    if (!count) {
      count = {
        closed: 0,
        open: 0,
        mitigated: { n: 0, sumMs: 0 },
        resolved: { n: 0, sumMs: 0 },
        seconds: this.#values.durations(),
      };
      this.severities.set(name, count);
    }
    return count;
  }

  build(): Tally {
    const { succeeded, failedAttempts, withLeadTimes, kinds } = this;
    const { mature, failed, causes, provisional, provisionalFailed } = this;
    const { open, endedByResolution, reopened, duplicates, negative } = this;
    const soFar = open.flatMap(({ seconds }) => seconds ?? []);
    const closedSeconds = this.closedSeconds.toSample();
    return {
      deployments: {
        succeeded,
        failedAttempts,
        withLeadTimes,
        kinds,
        activeDays: this.activeDays.list().length,
        medianInterval: null,
      },
      leadTimes: this.leadTimes.toSample(),
      batchSizes: this.batchSizes.toSample(),
      changeFailures: {
        mature,
        failed,
        causes,
        provisional,
        provisionalFailed,
      },
      restores: {
        seconds:
          soFar.length > 0 ? this.closedSeconds.toSample(soFar) : closedSeconds,
        closedSeconds,
        open,
        endedByResolution,
        reopened,
        duplicates,
        negative,
        bySeverity: new Map(
          [...this.severities]
            // None are left of one that was taken back.
            .filter(([, { closed, open: notOver }]) => closed + notOver > 0)
            .map(([name, count]) => [name, toTally(count)]),
        ),
      },
      recoveries: {
        seconds: this.recoveries.toSample(),
        open: this.openRecoveries,
      },
    };
  }

  #addAttempt(row: SelectedDeployment, timeZone: string): void {
    if (!row.succeeded) {
      this.failedAttempts += 1;
      return;
    }
    this.succeeded += 1;
    this.withLeadTimes += row.leadTimes.length > 0 ? 1 : 0;
    this.activeDays.mark(epochDay(dayOf(row.finishedAt, timeZone)));
  }

  #addJudged({ failures, maturesAt }: SelectedDeployment, now: Instant): void {
    const failed = failures.length > 0 ? 1 : 0;
    if (maturesAt > now) {
      this.provisional += 1;
      this.provisionalFailed += failed;
      return;
    }
    this.mature += 1;
    this.failed += failed;
    failures.forEach(rule => {
      this.causes[rule] += 1;
    });
  }

  #addOpen({ excluded, ...row }: SelectedIncident): void {
    const seconds = excluded === null ? row.seconds : null;
    this.open.push({ detectedAt: row.detectedAt, seconds });
    const severity = this.severity(row.severity);
    severity.open += 1;
    if (row.isChangeRelated) {
      this.openRecoveries += 1;
    }
    if (seconds !== null) {
      severity.seconds.add(seconds);
      if (row.isChangeRelated) {
        this.recoveries.add(seconds);
      }
    }
  }

  #addClosed(row: SelectedIncident): void {
    const severity = this.severity(row.severity);
    severity.closed += 1;
    addTo(severity.mitigated, row.mitigatedSeconds);
    addTo(severity.resolved, row.resolvedSeconds);
    this.endedByResolution += row.endedByResolution ? 1 : 0;
    this.reopened += row.isReopened ? 1 : 0;
    if (row.seconds !== null) {
      this.closedSeconds.add(row.seconds);
      severity.seconds.add(row.seconds);
      if (row.isChangeRelated) {
        this.recoveries.add(row.seconds);
      }
    }
  }
}

function addTo(total: Total, seconds: number | null): void {
  if (seconds !== null) {
    total.n += 1;
    total.sumMs += Math.round(seconds * 1000);
  }
}

function meanOf({ n, sumMs }: Total): number | null {
  return n === 0 ? null : sumMs / n / 1000;
}

function toTally(count: SeverityCount<Values>): SeverityTally {
  return {
    closed: count.closed,
    open: count.open,
    mitigatedMean: meanOf(count.mitigated),
    resolvedMean: meanOf(count.resolved),
    seconds: count.seconds.toSample(),
  };
}
