import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Filters, View } from './filters';
import { readFilters, readView, withFilters, withView } from './url';

/** The state of the page: the URL. */
export interface FilterState {
  filters: Filters;
  view: View;
  setFilters: (filters: Filters) => void;
  setView: (view: Partial<View>) => void;
  /** The query part of a link that changes the view. */
  linkTo: (view: Partial<View>) => string;
}

/** Reads and writes the state that the URL holds. */
export function useFilters(): FilterState {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const view = useMemo(() => readView(params), [params]);
  const setFilters = useCallback(
    (next: Filters) => setParams(before => withFilters(before, next)),
    [setParams],
  );
  const setView = useCallback(
    (next: Partial<View>) => setParams(before => withView(before, next)),
    [setParams],
  );
  const linkTo = useCallback(
    (next: Partial<View>) => `?${withView(params, next)}`,
    [params],
  );
  return { filters, view, setFilters, setView, linkTo };
}
