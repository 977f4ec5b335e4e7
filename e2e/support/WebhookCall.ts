import { createHash } from 'node:crypto';

/** A request to a webhook, ready to be sent as often as it takes. */
export interface WebhookCall {
  /** The sender's id of what it tells. */
  id: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** How the inbox recognises a call that it already has. */
export function dedupeKey({ id }: Pick<WebhookCall, 'id'>): string {
  return `id:${createHash('sha256').update(id).digest('hex')}`;
}
