import { ReactNode, useCallback } from 'react';
import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { useFilters } from '../filters/useFilters';
import { ExplainContext, NumberOf } from './ExplainContext';
import { ExplainDrawer } from './ExplainDrawer';
import { Subject } from './useExplanation';

/** A part of a page whose numbers can be explained, in a drawer beside it. */
export function ExplainArea(props: {
  /** Whose numbers they are, unless told otherwise. */
  subject: Subject;
  revision: number;
  children: ReactNode;
}) {
  const { subject, revision, children } = props;
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
      <ExplainDrawer subject={subject} state={state} revision={revision} />
    </ExplainContext.Provider>
  );
}
