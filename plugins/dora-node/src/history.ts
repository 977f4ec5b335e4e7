import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Instant } from './facts';

/** A past delivery, as its sender would have sent it. @public */
export interface HistoryDelivery {
  /** Id of a configured source, whose kind parses the body. */
  sourceId: string;
  headers: Record<string, string>;
  body: string;
}

/** Deliveries and how many there are. @public */
export interface LoadedHistory {
  total: number;
  deliveries: Iterable<HistoryDelivery> | AsyncIterable<HistoryDelivery>;
}

/**
 * Deliveries of the past, received in the background until all are in the
 * inbox. Continued after a restart, `deliveries` must yield the same ones again:
 * those already received change nothing.
 *
 * @public
 */
export interface DoraHistory {
  id: string;
  /** Shown to people while the import runs. */
  title: string;
  /**
   * @param startedAt - When the import began for the first time, which stays
   * the same over restarts.
   */
  load(startedAt: Instant): LoadedHistory | Promise<LoadedHistory>;
}

/** @public */
export interface DoraHistoryExtensionPoint {
  addHistory(history: DoraHistory): void;
}

/** Where modules add history to import. @public */
export const doraHistoryExtensionPoint =
  createExtensionPoint<DoraHistoryExtensionPoint>({ id: 'dora.history' });
