import { createContext, useContext } from 'react';
import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { Days } from '../format/date';

/** Whose number it is and of when, where that is not what the page shows. */
export interface NumberOf {
  entityRef?: string;
  days?: Days;
}

/** Opens what explains a number. */
export type Explain = (metric: ExplainedMetric, of?: NumberOf) => void;

export const ExplainContext = createContext<Explain | undefined>(undefined);

/** The way to explain a number; undefined where a page has none. */
export function useExplain(): Explain | undefined {
  return useContext(ExplainContext);
}
