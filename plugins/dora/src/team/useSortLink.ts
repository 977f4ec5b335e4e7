import { useSearchParams } from 'react-router-dom';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { writeSort } from '../table/sort';

/** The query part of a link that sorts services by a metric, the worst first. */
export function useSortLink(): (metric: MetricId) => string {
  const [params] = useSearchParams();
  return metric => {
    const next = new URLSearchParams(params);
    const descending = metric !== 'deployment_frequency';
    next.set('sort', writeSort({ column: metric, descending }));
    return `?${next}`;
  };
}
