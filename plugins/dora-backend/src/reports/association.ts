import { Association } from '@dora-metrics/backstage-plugin-dora-common';
import { correlation, Observations, spearman } from '../metrics';

/** Deployment frequency against change failure rate, a point for each team that has both. */
export function associate(
  teams: Array<
    Pick<Observations, 'deployments' | 'failures'> & {
      entityRef: string;
      title: string;
    }
  >,
): Association {
  const points = teams.flatMap(({ entityRef, title, deployments, failures }) =>
    deployments.days > 0 && failures.n > 0
      ? [
          {
            entityRef,
            title,
            x: deployments.count / deployments.days,
            y: failures.part / failures.n,
            n: failures.n,
          },
        ]
      : [],
  );
  const pairs = points.map(({ x, y }) => [x, y] as const);
  const { r, pValue, interval } = spearman(pairs);
  return { ...correlation(pairs), ranks: { r, pValue, interval }, points };
}
