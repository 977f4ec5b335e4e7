import { databases, DoraBackend, service } from './__testUtils__/doraBackend';

/*
 * The worked examples of the document that this product started from, each from
 * the events of its senders to the answer over HTTP.
 */

const DAY_MS = 86_400_000;
const april = { from: '2026-04-01', to: '2026-04-30' };
const startOfApril = Date.UTC(2026, 3, 1);

function at(day: number, hour = 12, minute = 0): string {
  return new Date(
    startOfApril + (day - 1) * DAY_MS + (hour * 60 + minute) * 60_000,
  ).toISOString();
}

function deployment(id: string, finishedAt: string, more: object = {}) {
  return {
    type: 'deployment',
    id,
    service: 'checkout',
    environment: 'production',
    status: 'succeeded',
    finishedAt,
    ...more,
  };
}

describe.each(databases.eachSupportedId())(
  'worked examples on %s',
  databaseId => {
    let backend: DoraBackend;

    async function start(dora: object = {}) {
      const knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [service('checkout'), service('idle')],
        dora,
      });
    }

    afterEach(() => backend.stop());

    it('commit at 14:00 and production at 14:25 give 25 minutes, Elite', async () => {
      await start({ definitions: { minimums: { leadTimeCommits: 1 } } });
      const sha = 'a'.repeat(40);
      await backend
        .github('push', {
          ref: 'refs/heads/main',
          before: '0'.repeat(40),
          after: sha,
          repository: {
            full_name: 'acme/checkout',
            default_branch: 'main',
            html_url: 'https://github.com/acme/checkout',
          },
          head_commit: { id: sha, timestamp: '2026-04-10T14:00:00Z' },
          commits: [
            {
              id: sha,
              message: 'Fix rounding',
              timestamp: '2026-04-10T14:00:00Z',
            },
          ],
        })
        .expect(202);
      await backend
        .argocd({
          event: 'deployment',
          status: 'success',
          app: 'checkout',
          revision: sha,
          timestamp: '2026-04-10T14:25:00Z',
        })
        .expect(202);
      await backend.settled();

      const { metrics } = await backend.metrics('checkout', april);
      expect(metrics.lead_time).toMatchObject({
        value: 1500,
        n: 1,
        level: 'elite',
        matchedDeployments: 1,
      });
    });

    it('150 deployments in 30 days give 5 per day, Elite', async () => {
      await start();
      await backend
        .generic(
          ...Array.from({ length: 150 }, (_, index) =>
            deployment(
              `d${index}`,
              at(1 + (index % 30), 8 + Math.floor(index / 30)),
              {
                revision: String(index).padStart(40, '0'),
              },
            ),
          ),
        )
        .expect(202);
      await backend.settled();

      const { metrics } = await backend.metrics('checkout', april);
      expect(metrics.deployment_frequency).toMatchObject({
        value: 5,
        n: 150,
        level: 'elite',
      });
    });

    it('3 deployments per day are High', async () => {
      await start();
      await backend.generic(
        ...Array.from({ length: 90 }, (_, index) =>
          deployment(
            `d${index}`,
            at(1 + (index % 30), 8 + Math.floor(index / 30)),
            {
              revision: String(index).padStart(40, '0'),
            },
          ),
        ),
      );
      await backend.settled();

      const { metrics } = await backend.metrics('checkout', april);
      expect(metrics.deployment_frequency).toMatchObject({
        value: 3,
        level: 'high',
      });
    });

    it('8 failed of 100 give 8 %, Elite', async () => {
      await start();
      await backend.generic(
        ...Array.from({ length: 100 }, (_, index) =>
          deployment(
            `d${index}`,
            at(1 + (index % 25), 8 + Math.floor(index / 25)),
            {
              revision: String(index).padStart(40, '0'),
              status: index % 13 === 0 ? 'failed' : 'succeeded',
            },
          ),
        ),
      );
      await backend.settled();

      const { metrics } = await backend.metrics('checkout', april);
      expect(metrics.change_failure_rate).toMatchObject({
        value: 0.08,
        n: 100,
        failed: 8,
        level: 'elite',
        causes: {
          sync_failed: 8,
          rollback: 0,
          incident: 0,
          health_degraded: 0,
        },
      });
      expect(metrics.change_failure_rate.interval?.low).toBeCloseTo(
        0.041093,
        6,
      );
      expect(metrics.change_failure_rate.interval?.high).toBeCloseTo(
        0.149981,
        6,
      );
    });

    it('five incidents with 125 minutes in all give 25 minutes, Elite', async () => {
      await start();
      await backend.generic(
        ...[5, 15, 25, 35, 45].map((minutes, index) => ({
          type: 'incident',
          id: `INC-${index}`,
          service: 'checkout',
          severity: 'SEV2',
          detectedAt: at(2 + index, 10),
          mitigatedAt: at(2 + index, 10, minutes),
          resolvedAt: at(2 + index, 15),
        })),
      );
      await backend.settled();

      const { metrics } = await backend.metrics('checkout', april);
      expect(metrics.time_to_restore).toMatchObject({
        value: 1500,
        n: 5,
        level: 'elite',
        open: 0,
        bySeverity: [
          {
            severity: 'SEV2',
            n: 5,
            open: 0,
            mitigatedMean: 1500,
            resolvedMean: 18000,
            p95: null,
          },
        ],
      });
    });

    it('a service with nothing has no value and no level', async () => {
      await start();
      await backend.settled();

      const { metrics, overall, state } = await backend.metrics('idle', april);
      expect(state).toBe('no_events');
      expect(overall).toEqual({ level: null, limitedBy: [] });
      for (const metric of Object.values(metrics)) {
        expect(metric).toMatchObject({
          value: null,
          level: null,
          missing: 'no_events',
        });
      }
    });
  },
);
