import {
  Stage,
  STAGES,
  StageShare,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { mean, quantile } from './percentiles';
import { DeploymentRow } from './rows';
import { contains, Span } from './windows';

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

/** The parts of lead time over a window. */
export interface StageBreakdown {
  n: number;
  meanLeadTime: number | null;
  stages: StageShare[];
  bottlenecks: Stage[];
}

/** Where lead time goes, over all commits of the successful deployments in a window. */
export function stageBreakdown(
  deployments: readonly DeploymentRow[],
  window: Span,
): StageBreakdown {
  const commits = deployments
    .filter(row => row.succeeded && contains(window, row.finishedAt))
    .flatMap(row => row.stageSeconds);
  if (commits.length === 0) {
    return { n: 0, meanLeadTime: null, stages: [], bottlenecks: [] };
  }
  const total = sum(commits.map(sum));
  const stages = STAGES.map((stage, index) =>
    shareOf(
      stage,
      commits.map(seconds => seconds[index]),
      total,
    ),
  );
  const told = stages.some(
    ({ stage, reported }) => stage !== 'waiting' && reported > 0,
  );
  return {
    n: commits.length,
    meanLeadTime: total / commits.length,
    stages,
    bottlenecks:
      told && commits.length >= MINIMUM_COMMITS ? bySize(stages) : [],
  };
}

function shareOf(stage: Stage, seconds: number[], total: number): StageShare {
  const sorted = [...seconds].sort((a, b) => a - b);
  return {
    stage,
    mean: mean(sorted) ?? 0,
    median: quantile(sorted, 0.5) ?? 0,
    share: total > 0 ? sum(sorted) / total : 0,
    reported: sorted.filter(value => value > 0).length,
  };
}

function bySize(stages: StageShare[]): Stage[] {
  return stages
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ stage }) => stage);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
