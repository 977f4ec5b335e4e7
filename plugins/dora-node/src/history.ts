import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** A past delivery, as its sender would have sent it. @public */
export interface HistoryDelivery {
  /** Id of a configured source, whose kind parses the body. */
  sourceId: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Deliveries of the past, to be received in the background. Started again after
 * a restart, it yields the same deliveries: those already received change
 * nothing.
 *
 * @public
 */
export interface DoraHistory {
  id: string;
  /** Shown to people while the import runs. */
  title: string;
  total: number;
  deliveries(): Iterable<HistoryDelivery> | AsyncIterable<HistoryDelivery>;
}

/** @public */
export interface DoraHistoryExtensionPoint {
  addHistory(history: DoraHistory): void;
}

/** Where modules add history to import. @public */
export const doraHistoryExtensionPoint =
  createExtensionPoint<DoraHistoryExtensionPoint>({ id: 'dora.history' });
