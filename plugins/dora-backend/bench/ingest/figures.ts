import { Engine } from './databases';
import { Outcome } from './compareServers';

/** One number of a benchmark; the ratio is to the same of the reference. */
export interface Figure {
  label: string;
  value: number;
  unit: string;
  ratio?: number;
}

const MEBIBYTE = 1024 * 1024;

/** What the servers did under one load, each beside one INSERT per request. */
export function figuresOf(
  engine: Engine,
  connections: number,
  outcomes: Outcome[],
): Figure[] {
  const reference = outcomes.find(({ server }) => server === 'express')!;
  return outcomes.flatMap(outcome => {
    const figure = (
      name: string,
      unit: string,
      pick: (of: Outcome) => number,
    ): Figure => ({
      label: `${engine}, ${connections} connections, ${outcome.server}: ${name}`,
      value: rounded(pick(outcome)),
      unit,
      ratio: rounded(pick(outcome) / pick(reference)),
    });
    return [
      figure('requests', '1/s', of => of.requestsPerSecond),
      figure('P50', 'ms', of => of.p50Ms),
      figure('P99', 'ms', of => of.p99Ms),
      figure('memory at the start', 'MiB', of => of.memory.start / MEBIBYTE),
      figure('memory at most', 'MiB', of => of.memory.peak / MEBIBYTE),
      figure('memory at the end', 'MiB', of => of.memory.end / MEBIBYTE),
    ];
  });
}

export const COLUMNS = [
  'database',
  'connections',
  'server',
  'requests/s (ratio)',
  'P50 ms (ratio)',
  'P99 ms (ratio)',
  'RSS MiB: start, peak, end',
];

/** The same as the rows of a table. */
export function rowsOf(
  engine: Engine,
  connections: number,
  outcomes: Outcome[],
): string[][] {
  const reference = outcomes.find(({ server }) => server === 'express')!;
  return outcomes.map(outcome => {
    const withRatio = (pick: (of: Outcome) => number) => {
      const ratio = pick(outcome) / pick(reference);
      return `${pick(outcome).toFixed(1)} (${ratio.toFixed(2)})`;
    };
    const { start, peak, end } = outcome.memory;
    return [
      engine,
      String(connections),
      outcome.server,
      withRatio(of => of.requestsPerSecond),
      withRatio(of => of.p50Ms),
      withRatio(of => of.p99Ms),
      [start, peak, end].map(bytes => Math.round(bytes / MEBIBYTE)).join(', '),
    ];
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
