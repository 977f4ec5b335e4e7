import {
  EXPLAINED_METRICS,
  ExplainedMetric,
  METRIC_IDS,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  daysOf,
  DEFAULT_FILTERS,
  ExplainView,
  Filters,
  isDayRange,
  LEVELS_IDS,
  Range,
  View,
} from './filters';

export const VERDICTS: Verdict[] = [
  'failed',
  'ok',
  'provisional',
  'running',
  'not_counted',
];

/** As the backend writes them. */
const CURSOR = /^[\w-]{16,200}$/;

/** As the catalog writes them, `kind:namespace/name`. */
const ENTITY_REF = /^[^:/]+:[^:/]+\/[^:/]+$/;

/** A metric as it stands in the URL, `lead-time`. */
export function metricSlug(metric: ExplainedMetric): string {
  return metric.replace(/_/g, '-');
}

/** Reads the filters; what makes no sense counts as not given. */
export function readFilters(params: URLSearchParams): Filters {
  const range = params.get('range') ?? '';
  const days = {
    from: params.get('from') ?? undefined,
    to: params.get('to') ?? undefined,
  };
  const shared = {
    compare: params.get('compare') === 'none' ? ('none' as const) : 'prev',
    environment: params.get('env') || DEFAULT_FILTERS.environment,
    levels: LEVELS_IDS.find(id => id === params.get('levels')),
  } satisfies Partial<Filters>;
  if (range === 'custom' && isDayRange(days.from, days.to)) {
    return { ...shared, range, ...days };
  }
  const known =
    daysOf(range) || range === 'this-quarter' || range === 'last-quarter';
  return {
    ...shared,
    range: known ? (range as Range) : DEFAULT_FILTERS.range,
  };
}

/** Reads what is chosen on the page. */
export function readView(params: URLSearchParams): View {
  const metric = params.get('metric');
  const verdict = params.get('verdict');
  return {
    metric: METRIC_IDS.find(id => metricSlug(id) === metric),
    verdict: VERDICTS.find(one => one === verdict),
    page: readCursor(params.get('page')),
    incidents: readCursor(params.get('incidents')),
    deployment: params.get('deployment') ?? undefined,
    explain: readExplain(params),
  };
}

function readExplain(params: URLSearchParams): ExplainView | undefined {
  const slug = params.get('explain');
  const metric = EXPLAINED_METRICS.find(id => metricSlug(id) === slug);
  if (!metric) {
    return undefined;
  }
  const entityRef = params.get('explainEntity') ?? '';
  const from = params.get('explainFrom') ?? undefined;
  const to = params.get('explainTo') ?? undefined;
  return {
    metric,
    entityRef: ENTITY_REF.test(entityRef) ? entityRef : undefined,
    ...(isDayRange(from, to) && { from, to }),
    part: params.get('part') === 'excluded' ? 'excluded' : 'included',
    page: readPage(params.get('rows')),
  };
}

// What is shorter is the number of a page, from the time when they had numbers.
function readCursor(text: string | null): string | undefined {
  return text && CURSOR.test(text) ? text : undefined;
}

function readPage(text: string | null): number {
  return Math.max(1, Math.floor(Number(text) || 1));
}

/** The URL parameters with other filters; defaults are left out. */
export function withFilters(
  params: URLSearchParams,
  filters: Filters,
): URLSearchParams {
  const custom = filters.range === 'custom';
  const next = withParams(params, {
    range: unless(DEFAULT_FILTERS.range, filters.range),
    from: custom ? filters.from : undefined,
    to: custom ? filters.to : undefined,
    compare: unless(DEFAULT_FILTERS.compare, filters.compare),
    env: unless(DEFAULT_FILTERS.environment, filters.environment),
    levels: filters.levels,
  });
  // Another period has other pages.
  next.delete('page');
  next.delete('incidents');
  return next;
}

/** The URL parameters with another choice on the page. */
export function withView(
  params: URLSearchParams,
  view: Partial<View>,
): URLSearchParams {
  const changes: Record<string, string | undefined> = {};
  if ('metric' in view) {
    changes.metric = view.metric && metricSlug(view.metric);
  }
  if ('verdict' in view) {
    changes.verdict = view.verdict;
    changes.page = undefined;
  }
  if ('page' in view) {
    changes.page = view.page;
  }
  if ('incidents' in view) {
    changes.incidents = view.incidents;
  }
  if ('deployment' in view) {
    changes.deployment = view.deployment;
  }
  if ('explain' in view) {
    Object.assign(changes, writeExplain(view.explain));
  }
  return withParams(params, changes);
}

function writeExplain(explain: ExplainView | undefined) {
  return {
    explain: explain && metricSlug(explain.metric),
    explainEntity: explain?.entityRef,
    explainFrom: explain?.from,
    explainTo: explain?.to,
    part: explain && unless('included', explain.part),
    rows: explain && writePage(explain.page),
  };
}

function writePage(page: number): string | undefined {
  return page > 1 ? String(page) : undefined;
}

function withParams(
  params: URLSearchParams,
  changes: Record<string, string | undefined>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}

function unless(usual: string, value: string): string | undefined {
  return value === usual ? undefined : value;
}
