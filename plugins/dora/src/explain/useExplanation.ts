import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Explanation } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi, doraApiRef, ExplanationQuery } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { ExplainView, Filters } from '../filters/filters';
import { toQuery } from '../filters/query';

/** Rows that are listed at once. */
export const ROWS = 25;

/** Whose numbers a page shows. */
export interface Subject {
  /** Absent for the organisation. */
  entityRef?: string;
  /** Whether the numbers of a team hold those of the teams below it. */
  includeSubTeams?: boolean;
}

/** The number that is explained: the page's own, or that of one of its rows. */
export function subjectOf(page: Subject, { entityRef }: ExplainView): Subject {
  return entityRef ? { entityRef } : page;
}

/** Loads what a number means and a page of its rows. */
export function useExplanation(
  subject: Subject,
  explain: ExplainView,
  filters: Filters,
  revision: number,
): Loaded<Explanation> {
  const api = useApi(doraApiRef);
  const { compare, ...ofPage } = toQuery(filters, new Date());
  const { from, to, part, page } = explain;
  const query = {
    ...ofPage,
    ...(from && to ? { range: undefined, from, to } : undefined),
    part,
    offset: (page - 1) * ROWS,
    limit: ROWS,
  };
  return useLoaded(
    () => ask(api, subject, explain.metric, query),
    JSON.stringify([subject, explain.metric, query]),
    revision,
  );
}

function ask(
  api: DoraApi,
  { entityRef, includeSubTeams = false }: Subject,
  metric: Explanation['metric'],
  query: ExplanationQuery,
): Promise<Explanation> {
  if (!entityRef) {
    return api.explainOrganisation(metric, query);
  }
  const ref = parseEntityRef(entityRef);
  return ref.kind.toLocaleLowerCase('en-US') === 'group'
    ? api.explainTeam(ref, metric, { ...query, includeSubTeams })
    : api.explainService(ref, metric, query);
}
