import {
  FailureRule,
  FAILURE_RULES,
  STAGES,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  SelectedDeployment,
  SelectedIncident,
  Sketch,
  StageSamples,
  Tally,
  TallyBuilder,
} from '../metrics';
import { ListedIncidents } from './ListedIncidents';
import { SizeCounts } from './SizeCounts';
import { Totals } from './Totals';

/** A tally whose values are sketches, which therefore adds up. */
export type CellTally = TallyBuilder<Sketch, SizeCounts>;

/**
 * What is known of one service, or several, over some days: the aggregate that
 * reports over many rows are made of. All that lies in it is counted as mature;
 * a report takes back those of `young` that are not.
 */
export class Cell {
  /** Deployments and incidents. */
  rows = 0;
  /** Judged ones that are kept apart, because they are judged later than they end. */
  readonly young: YoungDeployment[] = [];
  /**
   * Incidents that are not in the tally: what is open is counted up to the moment
   * of a report, and what is several services' once for all of them.
   */
  readonly listed = new ListedIncidents();
  readonly tally: CellTally;
  /** Of the commits of successful deployments. */
  readonly leadTimes: Sketch;
  readonly #now: Instant | undefined;
  readonly #createSketch: () => Sketch;
  // Thousands of cells are added up for one report, most without these.
  #stages: Sketch[] | undefined;
  #totals: Totals | undefined;

  /**
   * @param options.now - Of a cell that is made for a report, and which young
   * deployments are therefore not judged yet; left out for one that is stored.
   */
  constructor({
    now,
    createSketch = () => new Sketch(),
  }: { now?: Instant; createSketch?: () => Sketch } = {}) {
    this.#now = now;
    this.#createSketch = createSketch;
    this.leadTimes = createSketch();
    this.tally = new TallyBuilder({
      durations: createSketch,
      sizes: () => new SizeCounts(),
    });
  }

  /** The same, divided, in the order of `STAGES`. */
  get stages(): Sketch[] {
    this.#stages ??= STAGES.map(() => this.#createSketch());
    return this.#stages;
  }

  /** Of all that lies in it, what is counted elsewhere in reports included. */
  get totals(): Totals {
    this.#totals ??= new Totals();
    return this.#totals;
  }

  addDeployment(row: SelectedDeployment, timeZone: string): void {
    this.rows += 1;
    this.totals.addDeployment(row);
    this.tally.addDeployment(row, { timeZone, now: Infinity });
    if (row.notInFailureRate === null && row.maturesAt > row.finishedAt) {
      this.addYoung(row);
    }
    if (row.succeeded) {
      row.stageSeconds.forEach(seconds => this.#addStages(seconds));
    }
  }

  addIncident(row: SelectedIncident): void {
    this.rows += 1;
    this.tally.addIncident(row);
  }

  /**
   * Tells of a deployment in it when it is judged.
   *
   * @param sign - Negative where the deployment is taken back.
   */
  addYoung({ maturesAt, failures }: YoungDeployment, sign: 1 | -1 = 1): void {
    if (this.#now === undefined) {
      this.young.push({ maturesAt, failures });
    } else if (maturesAt > this.#now) {
      this.#takeBack(failures, sign);
    }
  }

  /** Adds what the four metrics follow from of another one, made for the same report. */
  mergeCore({ tally, listed }: Cell): void {
    const own = this.tally;
    own.succeeded += tally.succeeded;
    own.failedAttempts += tally.failedAttempts;
    own.withLeadTimes += tally.withLeadTimes;
    own.mature += tally.mature;
    own.failed += tally.failed;
    own.provisional += tally.provisional;
    own.provisionalFailed += tally.provisionalFailed;
    FAILURE_RULES.forEach(rule => {
      own.causes[rule] += tally.causes[rule];
    });
    own.leadTimes.merge(tally.leadTimes);
    own.closedSeconds.merge(tally.closedSeconds);
    this.listed.merge(listed);
  }

  toTally(): Tally {
    return this.tally.build();
  }

  toStages(): StageSamples {
    return {
      leadTimes: this.leadTimes.toSample(),
      stages: this.stages.map(sketch => sketch.toSample()),
    };
  }

  #takeBack(failures: readonly FailureRule[], sign: 1 | -1): void {
    const failed = failures.length > 0 ? sign : 0;
    this.tally.mature -= sign;
    this.tally.failed -= failed;
    failures.forEach(rule => {
      this.tally.causes[rule] -= sign;
    });
    this.tally.provisional += sign;
    this.tally.provisionalFailed += failed;
  }

  #addStages(seconds: readonly number[]): void {
    this.leadTimes.add(seconds.reduce((sum, value) => sum + value, 0));
    seconds.forEach((value, index) => this.stages[index].add(value));
  }
}

/** A deployment that is judged at some time after it has ended. */
export interface YoungDeployment {
  maturesAt: Instant;
  failures: readonly FailureRule[];
}
