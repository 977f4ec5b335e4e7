import { useState } from 'react';
import { Restatements } from '@dora-metrics/backstage-plugin-dora-common';
import { RestatementsQuery } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';

const PAGE_SIZE = 25;

/** What has moved, and a way to list what has moved before it. */
export interface LoadedRestatements extends Loaded<Restatements> {
  loadMore: () => void;
  /** True while older ones are on their way. */
  loadingMore: boolean;
}

/** Loads the log, the latest entries first. */
export function useRestatements(
  ask: (query: RestatementsQuery) => Promise<Restatements>,
  key: string,
  revision: number,
): LoadedRestatements {
  // Another entity begins with one page.
  const [open, setOpen] = useState({ key, pages: 1 });
  const pages = open.key === key ? open.pages : 1;
  const loaded = useLoaded(
    async () => ({ key, log: await loadPages(ask, pages) }),
    `${key} ${pages}`,
    revision,
  );
  const isSameLog = loaded.data?.key === key;
  return {
    ...loaded,
    data: loaded.data?.log,
    stale: loaded.stale && !isSameLog,
    loadingMore: loaded.stale && isSameLog,
    loadMore: () => setOpen({ key, pages: pages + 1 }),
  };
}

/** The first pages as one. */
async function loadPages(
  ask: (query: RestatementsQuery) => Promise<Restatements>,
  count: number,
): Promise<Restatements> {
  const all: Restatements = { items: [], next: null };
  for (let page = 0; page < count; page++) {
    const { items, next } = await ask({
      before: all.next ?? undefined,
      limit: PAGE_SIZE,
    });
    all.items.push(...items);
    all.next = next;
    if (next === null) {
      break;
    }
  }
  return all;
}
