import { WebhookRequest } from '@dora-metrics/backstage-plugin-dora-node';

/**
 * The value of a header that was sent exactly once; undefined otherwise, as
 * whoever sends it twice may want two readers to see different values.
 */
export function singleHeader(
  headers: WebhookRequest['headers'],
  name: string,
): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
