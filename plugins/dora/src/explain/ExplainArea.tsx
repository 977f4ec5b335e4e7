import { ReactNode, useCallback } from 'react';
import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { useFilters } from '../filters/useFilters';
import { PercentileReport } from '../format/percentiles';
import { ExplainContext, NumberOf } from './ExplainContext';
import { ExplainDrawer } from './ExplainDrawer';
import { Subject } from './useExplanation';

/** A part of a page whose numbers can be explained, in a drawer beside it. */
export function ExplainArea(props: {
  /** Whose numbers they are, unless told otherwise. */
  subject: Subject;
  /** What the page shows of them. */
  reports: (PercentileReport | undefined)[];
  revision: number;
  children: ReactNode;
}) {
  const { subject, reports, revision, children } = props;
  const state = useFilters();
  const { setView } = state;
  const explain = useCallback(
    (metric: ExplainedMetric, { entityRef, days }: NumberOf = {}) =>
      setView({
        explain: {
          metric,
          entityRef,
          ...days,
          part: 'included',
          page: 1,
        },
      }),
    [setView],
  );
  return (
    <ExplainContext.Provider value={explain}>
      {children}
      <ExplainDrawer
        subject={subject}
        reports={reports}
        state={state}
        revision={revision}
      />
    </ExplainContext.Provider>
  );
}
