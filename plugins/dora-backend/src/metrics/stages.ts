import {
  ServiceStages,
  Stage,
  STAGES,
  StageShare,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { ascending, distribution, mean, quantile } from './percentiles';
import { countsOf, Sample, sizeOf, sumOf } from './samples';
import { Span } from './windows';

/** Fewer commits than these name no bottleneck. */
const MINIMUM_COMMITS = 5;
const WAITING = STAGES.indexOf('waiting');

/** A stage that was reported to run during a span. */
export interface StageInterval extends Span {
  stage: Exclude<Stage, 'waiting'>;
}

/**
 * Divides a commit's lead time among the stages, in seconds in the order of
 * `STAGES`. Where stages overlap, a moment belongs to the latest of them, and
 * where none was reported, to `waiting`: so the parts add up to the whole.
 */
export function divideLeadTime(
  from: Instant,
  to: Instant,
  intervals: readonly StageInterval[],
): number[] {
  const seconds = STAGES.map(() => 0);
  if (to <= from) {
    return seconds;
  }
  const clipped = intervals
    .map(interval => ({
      stage: STAGES.indexOf(interval.stage),
      fromMs: Math.max(from, interval.fromMs),
      toMs: Math.min(to, interval.toMs),
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
  const borders = [
    ...new Set([
      from,
      to,
      ...clipped.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ]),
  ].sort((a, b) => a - b);
  borders.slice(1).forEach((end, index) => {
    const start = borders[index];
    const running = clipped
      .filter(({ fromMs, toMs }) => fromMs <= start && end <= toMs)
      .map(({ stage }) => stage);
    seconds[running.length > 0 ? Math.max(...running) : WAITING] +=
      (end - start) / 1000;
  });
  return seconds;
}

/** The parts of the lead time of some commits. */
export type StageBreakdown = Pick<
  ServiceStages,
  | 'n'
  | 'meanLeadTime'
  | 'stages'
  | 'bottlenecks'
  | 'margin'
  | 'leadTimeP50'
  | 'leadTimeP95'
>;

/** The lead times of commits, in seconds, and what each stage has of them. */
export interface StageSamples {
  leadTimes: Sample;
  /** In the order of `STAGES`. */
  stages: Sample[];
}

/** @param commits - Of each commit the seconds in the order of `STAGES`. */
export function sampleStages(
  commits: readonly (readonly number[])[],
): StageSamples {
  return {
    leadTimes: ascending(commits.map(sum)),
    stages: STAGES.map((_, index) =>
      ascending(commits.map(seconds => seconds[index])),
    ),
  };
}

/** Where lead time goes. */
export function stageBreakdown(samples: StageSamples): StageBreakdown {
  const { mean: meanLeadTime, p50, p95 } = distribution(samples.leadTimes);
  const n = sizeOf(samples.leadTimes);
  const stages = n > 0 ? sharesOf(samples) : [];
  const isTold = stages.some(
    ({ stage, reported }) => stage !== 'waiting' && reported > 0,
  );
  const largest = isTold && n >= MINIMUM_COMMITS ? bySize(stages) : [];
  return {
    n,
    meanLeadTime,
    stages,
    bottlenecks: largest.map(({ stage }) => stage),
    margin: largest.length > 1 ? largest[0].share / largest[1].share : null,
    leadTimeP50: p50,
    leadTimeP95: p95,
  };
}

/**
 * Lead time if stages took a part of their time. Each commit is computed by
 * itself: medians of stages do not add up, so none may be taken from another.
 *
 * @param commits - Of each commit the seconds in the order of `STAGES`.
 * @param factors - The part of its time that each stage takes.
 */
export function whatIf(
  commits: readonly (readonly number[])[],
  factors: StageWhatIf['factors'],
): Pick<StageWhatIf, 'n' | 'before' | 'after'> {
  const parts = STAGES.map(stage => factors[stage] ?? 1);
  const shortened = commits.map(seconds =>
    seconds.map((value, index) => value * parts[index]),
  );
  return {
    n: commits.length,
    before: summaryOf(commits),
    after: summaryOf(shortened),
  };
}

function summaryOf(commits: readonly (readonly number[])[]) {
  const { mean: average, p50, p95 } = distribution(commits.map(sum));
  return { mean: average, p50, p95 };
}

function sharesOf({ leadTimes, stages }: StageSamples): StageShare[] {
  const total = sumOf(leadTimes);
  return STAGES.map((stage, index) => {
    const seconds = stages[index];
    return {
      stage,
      mean: mean(seconds) ?? 0,
      median: quantile(seconds, 0.5) ?? 0,
      share: total > 0 ? sumOf(seconds) / total : 0,
      reported: countPositive(seconds),
    };
  });
}

function countPositive(sample: Sample): number {
  let positive = 0;
  for (const [value, count] of countsOf(sample)) {
    positive += value > 0 ? count : 0;
  }
  return positive;
}

function bySize(stages: StageShare[]): StageShare[] {
  return stages
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
