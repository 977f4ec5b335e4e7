import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

// Several backends start, one after the other.
jest.setTimeout(30_000);

const march = { from: '2026-03-01', to: '2026-03-31' };
const WORDS = ['P1 - Critical', 'Sev 2', 'Code Red', 'severity::high'];

describe.each(databases.eachSupportedId())('severities on %s', databaseId => {
  it('change with their scale for what is past too', async () => {
    const knex = await databases.init(databaseId);
    const start = (severities: object) =>
      DoraBackend.start({
        knex,
        entities: [service('checkout')],
        dora: { incidents: { severities } },
      });
    const counts = async (backend: DoraBackend) => {
      const { metrics } = await backend.metrics('checkout', march);
      return Object.fromEntries(
        metrics.time_to_restore.bySeverity.map(({ severity, n }) => [
          severity,
          n,
        ]),
      );
    };

    const before = await start({});
    await before.generic(
      ...WORDS.map((severity, index) => ({
        type: 'incident',
        id: `INC-${index}`,
        service: 'checkout',
        severity,
        detectedAt: `2026-03-0${index + 2}T10:00:00Z`,
        mitigatedAt: `2026-03-0${index + 2}T11:00:00Z`,
      })),
    );
    await before.settled();
    expect(await counts(before)).toEqual({ SEV1: 1, SEV2: 2, unknown: 1 });
    await before.stop();

    const after = await start({ SEV1: ['code red', 'high'], SEV4: ['SEV-2'] });
    await after.settled();
    expect(await counts(after)).toEqual({ SEV1: 3, SEV4: 1 });
    await after.stop();
  });
});
