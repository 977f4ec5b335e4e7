import {
  Impact,
  Interventions,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from './__testUtils__/doraBackend';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const REPOSITORY = 'https://github.com/acme/checkout';
const PATH = '/v1/interventions/default/component/checkout';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const iso = (at: number) => new Date(at).toISOString();
const sha = (number: number) => String(number).padStart(40, '0');

/** So long ago that the 90 days from it on are over, whatever the hour. */
const start = Math.floor(Date.now() / DAY_MS) * DAY_MS - 100 * DAY_MS;
const noonOn = (day: number) => start + (day + 0.5) * DAY_MS;

/** Lead times in minutes, as in the table of the test for `beforeAfter`. */
const before = [138, 114, 139, 108, 102, 135, 107, 145, 123, 99];
const after = [79, 73, 109, 105, 80, 88, 67, 87, 65, 59];

interface Release {
  day: number;
  leadMinutes: number;
}

/** One before the comparison, ten before the day and forty from it on. */
const releases: Release[] = [
  { day: -100, leadMinutes: 999 },
  ...before.map((leadMinutes, index) => ({ day: index - 80, leadMinutes })),
  ...[0, 1, 2, 3].flatMap(round =>
    after.map((leadMinutes, index) => ({
      day: 10 + round * 10 + index,
      leadMinutes,
    })),
  ),
];

const deployment = (name: string, id: string, day: number, more: object) => ({
  type: 'deployment',
  id: `${name}-${id}`,
  service: name,
  status: 'succeeded',
  finishedAt: iso(noonOn(day)),
  ...more,
});

const events: object[] = [
  ...releases.flatMap(({ day, leadMinutes }, number) => [
    {
      type: 'commit',
      repository: REPOSITORY,
      sha: sha(number),
      ...(number > 0 && { parent: sha(number - 1) }),
      authoredAt: iso(noonOn(day) - leadMinutes * MINUTE_MS),
    },
    deployment('checkout', String(number), day, {
      repository: REPOSITORY,
      revision: sha(number),
    }),
  ]),
  ...[-60, -59, 60, 61].map(day =>
    deployment('checkout', `failed${day}`, day, {
      status: 'failed',
      revision: sha(1000 + day),
    }),
  ),
  ...[-30, -29, -28].map(day => ({
    type: 'incident',
    id: `INC${day}`,
    service: 'checkout',
    detectedAt: iso(noonOn(day)),
    mitigatedAt: iso(noonOn(day) + 60 * MINUTE_MS),
  })),
  ...[-20, -10].map(day =>
    deployment('cart', String(day), day, { revision: sha(2000 + day) }),
  ),
];

describe.each(databases.eachSupportedId())(
  'interventions on %s',
  databaseId => {
    let knex: Knex;
    let backend: DoraBackend;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [
          service('checkout'),
          service('cart'),
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Group',
            metadata: { namespace: 'default', name: 'team' },
            spec: { type: 'team', children: [] },
          },
        ],
      });
      await backend.generic(...events).expect(202);
      await backend.settled();
    });

    afterEach(async () => {
      await knex('dora_interventions').delete();
    });

    afterAll(() => backend.stop());

    const get = async (path = PATH): Promise<Interventions> =>
      (await backend.get(path).expect(200)).body;

    const add = async (day: string, path = PATH): Promise<Interventions> =>
      (await backend.post(path, { title: 'Smaller batches', day }).expect(200))
        .body;

    const find = ({ items }: Interventions, metric: string): Impact =>
      items[0].impacts.find(impact => impact.metric === metric)!;

    it('are compared over as many days before as after', async () => {
      expect(await get()).toMatchObject({ items: [], editable: true });
      const added = await add(dayOf(start));
      expect(added).toMatchObject({
        entityRef: 'component:default/checkout',
        environment: 'production',
        items: [{ title: 'Smaller batches', day: dayOf(start), days: 90 }],
      });
      expect(await get()).toEqual(added);

      // 10 and 40 in 90 days: twice the chance of 40 or more heads of 50.
      const frequency = find(added, 'deployment_frequency');
      expect(frequency).toMatchObject({
        unit: 'per_day',
        before: { value: 10 / 90, n: 10 },
        after: { value: 40 / 90, n: 40 },
        effect: null,
        interval: null,
        verdict: 'better',
      });
      expect(frequency.shift).toBeCloseTo(30 / 90, 12);
      expect(frequency.pValue).toBeCloseTo(0.000023861332, 12);

      // 376 of 400 pairs fall; of all differences, -40 min is the median.
      const lead = find(added, 'lead_time');
      expect(lead).toMatchObject({
        before: { value: 118.5 * 60, n: 10 },
        after: { value: 79.5 * 60, n: 40 },
        shift: -40 * 60,
        verdict: 'better',
      });
      expect(lead.effect).toBeCloseTo(0.88, 12);
      expect(lead.pValue).toBeCloseTo(0.0000198335, 9);

      // Fisher and Newcombe, by hand.
      const failures = find(added, 'change_failure_rate');
      expect(failures).toMatchObject({
        before: { value: 2 / 12, n: 12 },
        after: { value: 2 / 42, n: 42 },
        verdict: 'unclear',
      });
      expect(failures.shift).toBeCloseTo(2 / 42 - 2 / 12, 12);
      expect(failures.pValue).toBeCloseTo(0.210468899703, 10);
      expect(failures.interval?.low).toBeCloseTo(-0.402514384481, 10);
      expect(failures.interval?.high).toBeCloseTo(0.04370992415, 10);

      expect(find(added, 'time_to_restore')).toEqual({
        metric: 'time_to_restore',
        unit: 'seconds',
        before: { value: 3600, n: 3 },
        after: { value: null, n: 0 },
        shift: null,
        interval: null,
        pValue: null,
        effect: null,
        verdict: 'too_few',
      });
    });

    it('of a team are compared over the rows of its services', async () => {
      const path = '/v1/interventions/default/group/team';
      const added = await add(dayOf(start), path);
      expect(find(added, 'deployment_frequency')).toMatchObject({
        before: { value: 12 / 90, n: 12 },
        after: { value: 40 / 90, n: 40 },
      });
      expect((await get()).items).toEqual([]);
    });

    it('of today have nothing to compare yet', async () => {
      const { items } = await add(dayOf(Date.now()));
      expect(items).toHaveLength(1);
      // Midnight may pass meanwhile, but a day is too few as well.
      expect(items[0].days).toBeLessThanOrEqual(1);
      expect(items[0].impacts.map(({ verdict }) => verdict)).toEqual(
        items[0].impacts.map(() => 'too_few'),
      );
    });

    it('come the latest first, and stay in the history when dropped', async () => {
      await add(dayOf(start));
      await add(dayOf(start + DAY_MS));
      const { items } = await get();
      expect(items.map(({ day }) => day)).toEqual([
        dayOf(start + DAY_MS),
        dayOf(start),
      ]);

      const { body } = await backend
        .delete(`${PATH}/${items[0].id}`)
        .expect(200);
      expect(body.items).toEqual([items[1]]);
      await backend.delete(`${PATH}/${items[0].id}`).expect(404);
      expect(
        await knex('dora_interventions').whereNull('ended_at'),
      ).toHaveLength(1);
      expect(await knex('dora_interventions')).toHaveLength(2);
    });

    it('stand in the series of their days', async () => {
      await add(dayOf(start + DAY_MS));
      await add(dayOf(start));
      const { body } = await backend
        .get('/v1/services/default/component/checkout/series')
        .query({ from: dayOf(start), to: dayOf(start) })
        .expect(200);
      expect(body.interventions).toEqual([
        {
          id: expect.any(String),
          day: dayOf(start),
          title: 'Smaller batches',
        },
      ]);
    });

    it('can be dropped by their own entity only', async () => {
      const [{ id }] = (await add(dayOf(start))).items;
      await backend
        .delete(`/v1/interventions/default/component/cart/${id}`)
        .expect(404);
      expect((await get()).items).toHaveLength(1);
    });

    it.each([
      ['no title', { title: '' }],
      ['a blank title', { title: '  ' }],
      ['a title too long', { title: 'x'.repeat(121) }],
      ['a day to come', { day: dayOf(Date.now() + 2 * DAY_MS) }],
      ['a day long ago', { day: dayOf(Date.now() - 740 * DAY_MS) }],
      ['no day of the calendar', { day: '2026-02-30' }],
      ['more than is asked for', { by: 'somebody' }],
    ])('refuse %s', async (_name, wrong) => {
      const input = { title: 'Smaller batches', day: dayOf(start), ...wrong };
      await backend.post(PATH, input).expect(400);
      expect(await knex('dora_interventions')).toEqual([]);
    });

    it('go with the service that is erased', async () => {
      await add(dayOf(start), '/v1/interventions/default/component/cart');
      const { state } = await backend.operate({
        kind: 'erase_service',
        entityRef: 'component:default/cart',
      });
      expect(state).toBe('done');
      expect(await knex('dora_interventions')).toEqual([]);
    });
  },
);
