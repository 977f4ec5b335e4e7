import {
  ExplainedMetric,
  Explanation,
  MetricId,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';

/** A period of the menu; any number of days may stand in the URL. */
export type Range = `${number}d` | 'this-quarter' | 'last-quarter' | 'custom';

/** The sets of levels that come with the backend. */
export const LEVELS_IDS = [
  'classic',
  '2018',
  '2019',
  '2021',
  '2022',
  '2023',
  '2024',
  '2025',
] as const;

export type LevelsId = (typeof LEVELS_IDS)[number];

/** What the reports of the page cover. */
export interface Filters {
  range: Range;
  /** First and last day, `yyyy-MM-dd`; only with `custom`. */
  from?: string;
  to?: string;
  compare: 'prev' | 'none';
  environment: string;
  /** The set of levels to rate by; the configured one when absent. */
  levels?: LevelsId;
}

/** A number that the drawer explains, and which of its rows are listed. */
export interface ExplainView {
  metric: ExplainedMetric;
  /** Whose number it is; the number of the page itself when absent. */
  entityRef?: string;
  /** First and last day, `yyyy-MM-dd`; those of the page when absent. */
  from?: string;
  to?: string;
  part: Explanation['part'];
  /** Of its rows, from 1. */
  page: number;
}

/** What is chosen on the page, without changing what the reports cover. */
export interface View {
  metric?: MetricId;
  verdict?: Verdict;
  /** Cursor of the page of deployments; the first one when absent. */
  page?: string;
  /** Cursor of the page of incidents; the first one when absent. */
  incidents?: string;
  /** Id of the deployment in the drawer. */
  deployment?: string;
  explain?: ExplainView;
}

export const DEFAULT_FILTERS: Filters = {
  range: '30d',
  compare: 'prev',
  environment: 'production',
};

/** The periods that the menu offers. */
export const RANGES: Range[] = [
  '7d',
  '30d',
  '90d',
  'this-quarter',
  'last-quarter',
  'custom',
];

/** Longest range that is asked for, two years. */
const MAX_DAYS = 731;

/** The number of days of a rolling range; undefined for the other ranges. */
export function daysOf(range: string): number | undefined {
  const days = Number(/^([1-9]\d{0,2})d$/.exec(range)?.[1]);
  return days <= MAX_DAYS ? days : undefined;
}

/** Whether this is a day of the calendar, `yyyy-MM-dd`. */
export function isDay(text: string | null | undefined): text is string {
  return (
    !!text &&
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

/** Whether the two days are a range that can be asked for. */
export function isDayRange(from?: string, to?: string): boolean {
  return isDay(from) && isDay(to) && from <= to;
}
