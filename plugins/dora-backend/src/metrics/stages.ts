import {
  ServiceStages,
  Stage,
  STAGES,
  StageShare,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { ascending, distribution, mean, quantile } from './percentiles';
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

/**
 * Where lead time goes.
 *
 * @param commits - Of each commit the seconds in the order of `STAGES`.
 */
export function stageBreakdown(
  commits: readonly (readonly number[])[],
): StageBreakdown {
  const { mean: meanLeadTime, p50, p95 } = distribution(commits.map(sum));
  const stages = commits.length > 0 ? sharesOf(commits) : [];
  const isTold = stages.some(
    ({ stage, reported }) => stage !== 'waiting' && reported > 0,
  );
  const largest =
    isTold && commits.length >= MINIMUM_COMMITS ? bySize(stages) : [];
  return {
    n: commits.length,
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

function sharesOf(commits: readonly (readonly number[])[]): StageShare[] {
  const total = sum(commits.map(sum));
  return STAGES.map((stage, index) => {
    const sorted = ascending(commits.map(seconds => seconds[index]));
    return {
      stage,
      mean: mean(sorted) ?? 0,
      median: quantile(sorted, 0.5) ?? 0,
      share: total > 0 ? sum(sorted) / total : 0,
      reported: sorted.filter(value => value > 0).length,
    };
  });
}

function bySize(stages: StageShare[]): StageShare[] {
  return stages
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
