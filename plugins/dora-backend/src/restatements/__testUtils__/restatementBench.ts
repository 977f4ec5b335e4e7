import {
  Restatement,
  Restatements,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { DoraBackend, service } from '../../__testUtils__/doraBackend';
import { HISTORY } from './pastMonths';

const MOST_LOOKS = 2_000;
const LOOK_EVERY_MS = 5;

/** A backend that may be started several times on one database, and its log. */
export class RestatementBench {
  readonly #knex: Knex;
  #backend?: DoraBackend;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  get backend(): DoraBackend {
    return this.#backend!;
  }

  async start(dora?: object): Promise<void> {
    this.#backend = await DoraBackend.start({
      knex: this.#knex,
      entities: [service('checkout')],
      dora,
    });
  }

  async stop(): Promise<void> {
    await this.backend.stop();
  }

  /** Resolves when the figures of closed months follow from all that was received. */
  async figuresFollow(): Promise<void> {
    await this.backend.settled();
    for (let look = 0; look < MOST_LOOKS; look++) {
      if ((await this.#knex('dora_stale_figures')).length === 0) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error('The figures do not follow');
  }

  /** Imports events, page by page. */
  async importHistory(pages: object[][] = [HISTORY]): Promise<void> {
    const imported = { id: 'past', title: 'The past', sourceId: 'generic' };
    await this.backend.post('/v1/imports', imported).expect(200);
    for (const events of pages) {
      const path = '/v1/imports/past/events';
      await this.backend.post(path, { events }).expect(200);
      await this.backend.settled();
    }
    await this.backend.post('/v1/imports/past/finish', {}).expect(200);
    await this.figuresFollow();
  }

  /** Sends events, and waits for the figures. */
  async tell(...events: object[]): Promise<void> {
    await this.backend.generic(...events).expect(202);
    await this.figuresFollow();
  }

  async log(): Promise<Restatements> {
    const { body } = await this.backend
      .get('/v1/services/default/component/checkout/restatements')
      .expect(200);
    return body;
  }

  /** A figure as it is kept. */
  figure(period: string, metric: string) {
    return this.#knex('dora_figures').where({ period, metric }).first();
  }
}

/** What has moved and why, without whose and when. */
export function inShort({ items }: Restatements) {
  return items.map(({ period, metric, from, to, causes }: Restatement) => ({
    period,
    metric,
    from,
    to,
    causes,
  }));
}
