import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  DELIVERY_STATES,
  DeliveryState,
} from '@dora-metrics/backstage-plugin-dora-common';

/** What the inbox lists: what went wrong, all deliveries, or those in one state. */
export type InboxState = 'problems' | 'all' | DeliveryState;

/** What is chosen on the page of data health. */
export interface HealthView {
  state: InboxState;
  source?: string;
  /** The only name whose deliveries are listed. */
  subject?: string;
  /** The delivery that is open. */
  delivery?: string;
  /** Whether names are listed that somebody ignores. */
  ignored: boolean;
}

/** The state of the page: the URL. */
export interface HealthViewState {
  view: HealthView;
  setView: (view: Partial<HealthView>) => void;
  /** The query part of a link that changes the view. */
  linkTo: (view: Partial<HealthView>) => string;
}

/** Reads and writes the state that the URL holds. */
export function useHealthView(): HealthViewState {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readHealthView(params), [params]);
  const setView = useCallback(
    (next: Partial<HealthView>) =>
      setParams(before => withHealthView(before, next), {
        preventScrollReset: true,
      }),
    [setParams],
  );
  const linkTo = useCallback(
    (next: Partial<HealthView>) => `?${withHealthView(params, next)}`,
    [params],
  );
  return { view, setView, linkTo };
}

function readHealthView(params: URLSearchParams): HealthView {
  const states: InboxState[] = ['all', ...DELIVERY_STATES];
  return {
    state: states.find(state => state === params.get('state')) ?? 'problems',
    source: params.get('source') ?? undefined,
    subject: params.get('subject') ?? undefined,
    delivery: params.get('delivery') ?? undefined,
    ignored: params.get('ignored') === 'show',
  };
}

function withHealthView(
  params: URLSearchParams,
  changes: Partial<HealthView>,
): URLSearchParams {
  const { state, ignored, ...same } = {
    ...readHealthView(params),
    ...changes,
  };
  const next = new URLSearchParams(params);
  const written: Record<string, string | undefined> = {
    ...same,
    state: state === 'problems' ? undefined : state,
    ignored: ignored ? 'show' : undefined,
  };
  for (const [name, value] of Object.entries(written)) {
    if (value === undefined) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}
