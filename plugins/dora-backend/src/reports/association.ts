import { Association } from '@dora-metrics/backstage-plugin-dora-common';
import { correlation, spearman } from '../metrics';
import { Measurement } from './measureServices';

/** Deployment frequency against change failure rate, a point for each team that has both. */
export function associate(
  teams: Array<Measurement & { entityRef: string; title: string }>,
): Association {
  const points = teams.flatMap(({ entityRef, title, metrics }) => {
    const x = metrics.deployment_frequency.value;
    const { value: y, n } = metrics.change_failure_rate;
    return x === null || y === null ? [] : [{ entityRef, title, x, y, n }];
  });
  const pairs = points.map(({ x, y }) => [x, y] as const);
  const { r, pValue, interval } = spearman(pairs);
  return { ...correlation(pairs), ranks: { r, pValue, interval }, points };
}
