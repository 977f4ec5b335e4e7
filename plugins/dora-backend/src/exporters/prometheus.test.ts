import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

describe.each(databases.eachSupportedId())('Prometheus on %s', databaseId => {
  let backend: DoraBackend;
  afterEach(() => backend.stop());

  const scrape = async () => {
    const { text, headers } = await backend.get('/v1/prometheus').expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain;.*version=0\.0\.4/);
    return text;
  };

  it('tells the totals that the API tells', async () => {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: [service('checkout')],
    });
    await backend.generic(
      ...Array.from({ length: 10 }, (_, index) => ({
        type: 'deployment',
        id: `d${index}`,
        service: 'checkout',
        status: index === 3 ? 'failed' : 'succeeded',
        finishedAt: `2026-03-0${1 + (index % 9)}T1${index}:00:00Z`,
        revision: `${index}`.padStart(40, '0'),
      })),
      {
        type: 'commit',
        repository: 'https://github.com/acme/checkout',
        sha: '0'.padStart(40, '0'),
        authoredAt: '2026-03-01T09:00:00Z',
      },
      {
        type: 'incident',
        id: 'INC-1',
        service: 'checkout',
        severity: 'SEV1',
        detectedAt: '2026-03-20T10:00:00Z',
        mitigatedAt: '2026-03-20T10:25:00Z',
        resolvedAt: '2026-03-20T12:00:00Z',
      },
    );
    await backend.settled();
    const labels = 'app="checkout",team="team",environment="production"';
    const text = await scrape();
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        `deployment_frequency_total{${labels}} 9`,
        `deployment_result{${labels},status="success"} 9`,
        `deployment_result{${labels},status="failed"} 1`,
        `deployment_lead_time_seconds_count{${labels}} 1`,
        `deployment_lead_time_seconds_sum{${labels}} 3600`,
        `incident_restore_seconds_sum{${labels},severity="SEV1"} 1500`,
        `incident_duration_seconds_sum{${labels},severity="SEV1"} 7200`,
        `ci_stage_duration_seconds_sum{${labels},stage="waiting"} 3600`,
      ]),
    );

    await backend.generic({
      type: 'deployment',
      id: 'late',
      service: 'checkout',
      status: 'succeeded',
      finishedAt: '2026-03-12T10:00:00Z',
      revision: 'f'.repeat(40),
    });
    await backend.settled();
    expect(await scrape()).toContain(
      `deployment_frequency_total{${labels}} 10`,
    );
  });
});
