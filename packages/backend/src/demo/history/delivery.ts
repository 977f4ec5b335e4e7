import { HistoryDelivery } from '@dora-metrics/backstage-plugin-dora-node';

/** A delivery with the moment at which its sender sent it; its body is made when it is read. */
export interface PlannedDelivery {
  at: number;
  sourceId: string;
  render(): Pick<HistoryDelivery, 'headers' | 'body'>;
}

/** The instant as GitHub and Argo CD write it, to the second. */
export function iso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

export const JSON_HEADERS = { 'content-type': 'application/json' };
