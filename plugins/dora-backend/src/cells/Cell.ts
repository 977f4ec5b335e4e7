import {
  FailureRule,
  STAGES,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  SelectedDeployment,
  SelectedIncident,
  Sketch,
  StageSamples,
  Tally,
  TallyBuilder,
} from '../metrics';
import { SizeCounts } from './SizeCounts';
import { Totals } from './Totals';

/** A tally whose values are sketches, which therefore adds up. */
export type CellTally = TallyBuilder<Sketch, SizeCounts>;

/**
 * What is known of one service, or several, over some days: the aggregate that
 * reports over many rows are made of. All that lies in it is taken for mature;
 * `young` takes back what is not.
 */
export class Cell {
  /** Deployments and incidents. */
  rows = 0;
  readonly tally: CellTally;
  /** Of the commits of successful deployments. */
  readonly leadTimes: Sketch;
  readonly #createSketch: () => Sketch;
  // Thousands of cells are added up for one report, most without these.
  #stages: Sketch[] | undefined;
  #totals: Totals | undefined;

  constructor(createSketch = () => new Sketch()) {
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
    if (row.succeeded) {
      row.stageSeconds.forEach(seconds => this.#addStages(seconds));
    }
  }

  addIncident(row: SelectedIncident): void {
    this.rows += 1;
    this.tally.addIncident(row);
  }

  /** Takes a deployment back from the judged, which is judged only later. */
  takeBack(failures: readonly FailureRule[]): void {
    const failed = failures.length > 0 ? 1 : 0;
    this.tally.mature -= 1;
    this.tally.failed -= failed;
    failures.forEach(rule => {
      this.tally.causes[rule] -= 1;
    });
    this.tally.provisional += 1;
    this.tally.provisionalFailed += failed;
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

  #addStages(seconds: readonly number[]): void {
    this.leadTimes.add(seconds.reduce((sum, value) => sum + value, 0));
    seconds.forEach((value, index) => this.stages[index].add(value));
  }
}

/** A deployment that is judged at some time after it has ended. */
export type YoungDeployment = Pick<
  SelectedDeployment,
  'maturesAt' | 'failures'
>;
