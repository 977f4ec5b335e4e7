import { Association } from '@dora-metrics/backstage-plugin-dora-common';
import { correlation, spearman } from '../metrics';
import { MeasuredService } from './MeasuredServices';

/** Deployment frequency against change failure rate, a point for each team that has both. */
export function associate(
  teams: Array<{ entityRef: string; title: string; services: string[] }>,
  measured: MeasuredService[],
): Association {
  const measuredOf = new Map(measured.map(one => [one.ref, one]));
  const points = teams.flatMap(({ entityRef, title, services }) => {
    const { count, days, part, n } = sum(
      services.flatMap(ref => measuredOf.get(ref) ?? []),
    );
    return days > 0 && n > 0
      ? [{ entityRef, title, x: count / days, y: part / n, n }]
      : [];
  });
  const pairs = points.map(({ x, y }) => [x, y] as const);
  const { r, pValue, interval } = spearman(pairs);
  return { ...correlation(pairs), ranks: { r, pValue, interval }, points };
}

/** Counts of services together, over the days of the one that was first to be watched. */
function sum(services: MeasuredService[]) {
  const total = { count: 0, days: 0, part: 0, n: 0 };
  for (const { deployments, failures } of services) {
    total.count += deployments.count;
    total.days = Math.max(total.days, deployments.days);
    total.part += failures.part;
    total.n += failures.n;
  }
  return total;
}
