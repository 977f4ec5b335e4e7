import { NotFoundError } from '@backstage/errors';
import {
  DeliveryDetail,
  DeliveryPage,
  DeliverySummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import {
  DeliveryQuery,
  ListedDelivery,
  readDeliveries,
  readDelivery,
} from '../inbox/deliveryList';
import { iso } from './summaries';

const LONGEST_BODY = 64 * 1024;

/** Answers what was received and what became of it. */
export class DeliveryReports {
  readonly #db: Knex;

  constructor(options: { db: Knex }) {
    this.#db = options.db;
  }

  /** A page of deliveries, the newest first. */
  async list(query: DeliveryQuery): Promise<DeliveryPage> {
    // One more than asked for tells whether there is another page.
    const deliveries = await readDeliveries(this.#db, {
      ...query,
      limit: query.limit + 1,
    });
    const page = deliveries.slice(0, query.limit);
    return {
      items: page.map(toSummary),
      next: deliveries.length > page.length ? page.at(-1)!.id : null,
    };
  }

  /**
   * One delivery with its body.
   *
   * @throws NotFoundError when there is none with this id.
   */
  async detail(id: string): Promise<DeliveryDetail> {
    const delivery = await readDelivery(this.#db, id);
    if (!delivery) {
      throw new NotFoundError('There is no such delivery');
    }
    const { body, contentType, erased } = delivery;
    return {
      ...toSummary(delivery),
      contentType,
      sizeBytes: body.length,
      body: erased ? null : toText(body),
      bodyTruncated: body.length > LONGEST_BODY,
    };
  }
}

function toSummary(delivery: ListedDelivery): DeliverySummary {
  return {
    id: delivery.id,
    sourceId: delivery.sourceId,
    event: delivery.event,
    receivedAt: new Date(delivery.receivedAt).toISOString(),
    workedAt: iso(delivery.workedAt),
    state: delivery.state,
    note: delivery.note,
    attempts: delivery.attempts,
    subjects: delivery.subjects,
    replayable: !delivery.erased,
  };
}

// What is no UTF-8 is replaced, and a character that the cut goes through is
// left out. A byte order mark stays, for it may be what is wrong.
function toText(body: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    body.subarray(0, LONGEST_BODY),
    { stream: body.length > LONGEST_BODY },
  );
}
