import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { readDoraConfig } from '../config';
import { instant } from '../database/columns';
import { markReportsChanged } from '../database/reportVersion';
import { ServiceTotals } from './ServiceTotals';

const SERVICES = ['cart', 'checkout', 'search'];
const DAYS = 150;
const MINUTES_A_DAY = 1_440;
const FIRST_MS = Date.UTC(2025, 0, 20);

/** What may happen at a minute of the story. */
const minute = fc.integer({ min: 0, max: DAYS * MINUTES_A_DAY });
const takes = fc.integer({ min: 0, max: 20_000 });

interface Release {
  service: string;
  written: number;
  takes: number;
  status: string;
  rollback: boolean | null;
}

interface Outage {
  services: string[];
  detected: number;
  mitigated: number | null;
  resolved: number | null;
  severity: string;
}

const release: fc.Arbitrary<Release> = fc.record({
  service: fc.constantFrom(...SERVICES),
  written: minute,
  takes,
  status: fc.constantFrom('succeeded', 'succeeded', 'succeeded', 'failed'),
  rollback: fc.constantFrom(null, null, null, true),
});

const outage: fc.Arbitrary<Outage> = fc.record({
  services: fc.subarray(SERVICES, { minLength: 1 }),
  detected: minute,
  mitigated: fc.option(takes),
  resolved: fc.option(takes),
  severity: fc.constantFrom('SEV1', 'SEV2', 'someone’s own'),
});

const story = fc
  .tuple(
    fc.array(release, { minLength: 25, maxLength: 40 }),
    fc.array(outage, { minLength: 10, maxLength: 20 }),
  )
  .map(([releases, outages]) => [
    ...releases.flatMap(toldRelease),
    ...outages.map(toldOutage),
  ]);

const at = (minutes: number) =>
  new Date(FIRST_MS + minutes * 60_000).toISOString();

function toldRelease(
  { service, written, takes: minutes, status, rollback }: Release,
  index: number,
): object[] {
  const repository = `https://github.com/acme/${service}`;
  const sha = (index + 1).toString(16).padStart(40, '0');
  return [
    { type: 'commit', repository, sha, authoredAt: at(written) },
    {
      type: 'deployment',
      id: `d${index}`,
      service,
      repository,
      revision: sha,
      status,
      rollback,
      finishedAt: at(written + minutes),
    },
  ];
}

function toldOutage(
  { services, detected, mitigated, resolved, severity }: Outage,
  index: number,
): object {
  const after = (minutes: number | null) =>
    minutes === null ? null : at(detected + minutes);
  return {
    type: 'incident',
    id: `i${index}`,
    services,
    severity,
    detectedAt: at(detected),
    mitigatedAt: after(mitigated),
    resolvedAt: after(resolved),
  };
}

describe.each(databases.eachSupportedId())('totals on %s', databaseId => {
  let knex: Knex;
  let bench: PipelineBench;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
  });

  const exporter = () =>
    new ServiceTotals({
      db: knex,
      config: readDoraConfig(mockServices.rootConfig()),
    });

  async function read(totals = exporter()) {
    const services = await knex('dora_services').orderBy('entity_ref');
    const known = await totals.read(
      services.map(row => ({
        serviceRef: row.entity_ref,
        computedAt: instant(row.computed_at),
      })),
    );
    return new Map(known);
  }

  async function tell(events: object[]) {
    await bench.clear();
    await bench.learn(...SERVICES);
    await bench.receive(events);
    await bench.work();
  }

  it('are the same by cells as by rows', async () => {
    await fc.assert(
      fc.asyncProperty(story, async events => {
        await tell(events);
        const byCells = await read();
        await knex('dora_cell_blocks').delete();
        await knex('dora_services').update({ cells_by: null });
        expect(await read()).toEqual(byCells);

        const sums = [...byCells.values()];
        const deployments = sums.reduce((sum, one) => sum + one.judged, 0);
        expect(deployments).toBeGreaterThan(10);
      }),
      // To make a story smaller would take as long as many of them.
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('need no rows where there are cells', async () => {
    await tell(fc.sample(story, { seed: 1, numRuns: 1 })[0]);
    const before = await read();
    await knex('dora_deployment_links').delete();
    await knex('dora_incident_links').delete();
    expect(await read()).toEqual(before);
  });

  it('are read again when reports have changed, and only then', async () => {
    await tell(fc.sample(story, { seed: 1, numRuns: 1 })[0]);
    const totals = exporter();
    const before = await read(totals);
    await knex('dora_cell_blocks').delete();
    expect(await read(totals)).toEqual(before);
    await markReportsChanged(knex);
    const after = await read(totals);
    expect([...after.values()].map(({ judged }) => judged)).toEqual([0, 0, 0]);
  });

  it('are counted by rows once for each derivation', async () => {
    await tell(fc.sample(story, { seed: 1, numRuns: 1 })[0]);
    await knex('dora_services').update({ cells_by: null });
    const totals = exporter();
    const before = await read(totals);
    await knex('dora_deployment_links').delete();
    await markReportsChanged(knex);
    expect(await read(totals)).toEqual(before);
    await knex('dora_services').increment('computed_at', 1);
    await markReportsChanged(knex);
    const after = await read(totals);
    expect([...after.values()].map(({ judged }) => judged)).toEqual([0, 0, 0]);
  });
});
