import { createContext, useContext } from 'react';
import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { MetricsReport } from '../format/report';

/** The days that a number covers. */
export type Period = Pick<MetricsReport, 'window' | 'timeZone'>;

/** Whose number it is and of when, where that is not what the page shows. */
export interface NumberOf {
  entityRef?: string;
  period?: Period;
}

/** Opens what explains a number. */
export type Explain = (metric: ExplainedMetric, of?: NumberOf) => void;

export const ExplainContext = createContext<Explain | undefined>(undefined);

/** The way to explain a number; undefined where a page has none. */
export function useExplain(): Explain | undefined {
  return useContext(ExplainContext);
}
