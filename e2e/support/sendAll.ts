import { Delivery, sendDelivery } from './github';

/**
 * Sends deliveries by several clients at a time, and resolves with the ids of
 * those that were accepted. A client stops at its first failed request.
 */
export async function sendAll(
  url: string,
  deliveries: Delivery[],
  options: {
    clients: number;
    onAccepted?: (count: number) => void;
  },
): Promise<Set<string>> {
  const accepted = new Set<string>();
  const waiting = deliveries.values();
  const client = async () => {
    for (const delivery of waiting) {
      const status = await sendDelivery(url, delivery).catch(() => undefined);
      if (status === undefined) {
        return;
      }
      if (status < 200 || status > 299) {
        throw new Error(`${delivery.id} was answered with ${status}`);
      }
      accepted.add(delivery.id);
      options.onAccepted?.(accepted.size);
    }
  };
  await Promise.all(Array.from({ length: options.clients }, client));
  return accepted;
}
