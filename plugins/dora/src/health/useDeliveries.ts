import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { DeliveryPage } from '@dora-metrics/backstage-plugin-dora-common';
import { DeliveriesQuery, DoraApi, doraApiRef } from '../api/DoraApi';
import { Loaded } from '../api/useLoaded';
import { usePolled } from '../api/usePolled';
import { HealthView } from './useHealthView';

const PAGE_SIZE = 50;

/** The deliveries that are listed, and a way to list older ones below them. */
export interface Deliveries extends Loaded<DeliveryPage> {
  loadMore: () => void;
  /** True while older ones are on their way. */
  loadingMore: boolean;
}

/**
 * Loads the deliveries of a view. The newest page keeps itself up to date; while
 * older pages are open as well, the list stands still until something is done.
 */
export function useDeliveries(view: HealthView, changes: number): Deliveries {
  const api = useApi(doraApiRef);
  const query: DeliveriesQuery = {
    state: view.state === 'all' ? undefined : view.state,
    source: view.source,
    subject: view.subject,
    limit: PAGE_SIZE,
  };
  const key = JSON.stringify(query);
  // Another view begins with one page.
  const [open, setOpen] = useState({ key, pages: 1 });
  const pages = open.key === key ? open.pages : 1;
  const loaded = usePolled(
    async () => ({ key, page: await loadPages(api, query, pages) }),
    `${key} ${pages}`,
    changes,
    { paused: pages > 1 },
  );
  return {
    ...loaded,
    data: loaded.data?.page,
    stale: loaded.stale && loaded.data?.key !== key,
    loadingMore: loaded.stale && loaded.data?.key === key,
    loadMore: () => setOpen({ key, pages: pages + 1 }),
  };
}

/** The first pages as one. */
async function loadPages(
  api: DoraApi,
  query: DeliveriesQuery,
  count: number,
): Promise<DeliveryPage> {
  const all: DeliveryPage = { items: [], next: null };
  for (let page = 0; page < count; page++) {
    const { items, next } = await api.getDeliveries({
      ...query,
      before: all.next ?? undefined,
    });
    all.items.push(...items);
    all.next = next;
    if (next === null) {
      break;
    }
  }
  return all;
}
