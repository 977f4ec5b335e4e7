import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';

const PARAM = 'trend';

/** The metric whose trend is shown; the URL says so. */
export function useTrendMetric(): [MetricId, (metric: MetricId) => void] {
  const [params, setParams] = useSearchParams();
  const setMetric = useCallback(
    (metric: MetricId) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          next.set(PARAM, metric);
          return next;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  const named = METRIC_IDS.find(metric => metric === params.get(PARAM));
  return [named ?? METRIC_IDS[0], setMetric];
}
