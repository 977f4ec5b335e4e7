import { duration, percent, table, times } from '../table';
import { ReportResult } from './benchReports';

/** The results side by side, and all that differs between the two sides. */
export function describeReports(results: ReportResult[]): string {
  const rows = results.map(({ name, ours, plain, agreement }) => [
    name,
    duration(ours.median),
    duration(plain.median),
    times(plain.median / ours.median),
    agreement.differences.length === 0 ? 'equal' : 'DIFFERENT',
    percent(agreement.worst),
  ]);
  const differences = results.flatMap(({ name, agreement }) =>
    agreement.differences.slice(0, 5).map(text => `${name}: ${text}`),
  );
  return [
    table(
      ['Report', 'this plugin', 'plain SQL', 'faster', 'counts', 'worst error'],
      rows,
    ),
    ...differences,
  ].join('\n');
}
