import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents';
import { Alertmanager } from './support/Alertmanager';
import { Backend } from './support/Backend';
import { DoraApi } from './support/DoraApi';
import { readSenderPages, scriptFor } from './support/senderPages';
import { until } from './support/until';

const SERVICES = ['parcels', 'letters'];
const MINUTE_MS = 60_000;

/** Fits every scheme: one wants a user and a password. */
const SECRET = 'dora:secret-of-the-e2e-tests';
/** One scheme wants keys of its own form. */
const SIGNING_SECRET = `whsec_${Buffer.from(
  'signing key of the end-to-end tests',
).toString('base64')}`;

const PAGES = readSenderPages();
const ENVIRONMENT = Object.fromEntries(
  PAGES.flatMap(({ secrets, config }) =>
    secrets.map(name => [
      name,
      /kind: incident-io/.test(config!) ? SIGNING_SECRET : SECRET,
    ]),
  ),
);

const run = promisify(execFile);

let directory: string;
let backend: Backend;
let api: DoraApi;

test.beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'dora-clients-'));
  writeFileSync(
    join(directory, 'catalog.yaml'),
    SERVICES.map(component).join('\n---\n'),
  );
  backend = await Backend.start({
    directory,
    database: { client: 'better-sqlite3', connection: ':memory:' },
    configFiles: writeConfigOfPages(),
    env: ENVIRONMENT,
    config: {
      catalog: {
        locations: [{ type: 'file', target: join(directory, 'catalog.yaml') }],
      },
      dora: { catalog: { refreshSeconds: 1 }, demo: { enabled: false } },
    },
  });
  api = await DoraApi.signIn(backend.url);
  for (const service of SERVICES) {
    await api.knows(service);
  }
});

test.afterAll(async () => {
  await backend?.stop();
  rmSync(directory, { recursive: true, force: true });
});

[Mode.BINARY, Mode.STRUCTURED].forEach(mode =>
  test(`the SDK of CloudEvents sends CDEvents in ${mode} mode`, async () => {
    const url = `${backend.url}/api/dora/webhooks/cdevents`;
    const emit = emitterFor(httpTransport(url), { mode });
    const before = await api.countDeployments('parcels');
    await emit(deployedEvent('parcels', mode), {
      headers: { authorization: `Bearer ${SECRET}` },
    });
    await until('the deployment counts', 10, async () => {
      const count = await api.countDeployments('parcels');
      return count === before + 1;
    });
  }),
);

test('a real Alertmanager tells of an incident', async () => {
  const alertmanager = await Alertmanager.start({
    directory,
    webhookUrl: `${backend.url}/api/dora/webhooks/alertmanager`,
    token: SECRET,
  });
  try {
    const startsAt = new Date(Date.now() - 20 * MINUTE_MS).toISOString();
    await alertmanager.post({
      labels: {
        alertname: 'LettersGetLost',
        service: 'letters',
        severity: 'critical',
      },
      startsAt,
    });
    const told = await until('the incident is open', 20, async () => {
      const { metrics } = await api.metrics('letters');
      return metrics.time_to_restore.open === 1 && metrics.time_to_restore;
    });
    expect(told.oldestOpenSince).toBe(startsAt);
  } finally {
    await alertmanager.stop();
  }
});

PAGES.flatMap(({ file, commands }) =>
  commands.map((command, index) => ({
    name: `${file}, ${index + 1}`,
    command,
  })),
).forEach(({ name, command }) =>
  test(`what a page says to send is accepted: ${name}`, async () => {
    const script = scriptFor(command, backend.url);
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
      env: { ...process.env, ...ENVIRONMENT },
    });
    expect(new Set(stdout.trim().split('\n'))).toEqual(new Set(['202']));
  }),
);

test('all of it makes sense', async () => {
  await api.settled();
  for (const state of ['unparseable', 'implausible', 'failed']) {
    const deliveries = await api.text(`/v1/deliveries?state=${state}`);
    expect(JSON.parse(deliveries).items).toEqual([]);
  }
});

/** The configuration that the pages say to paste, each as a file of its own. */
function writeConfigOfPages(): string[] {
  return PAGES.flatMap(({ file, config }) => {
    if (!config) return [];
    const path = join(directory, `app-config.${file}.yaml`);
    writeFileSync(path, config);
    return [path];
  });
}

function deployedEvent(service: string, id: string) {
  const source = '/e2e';
  const type = 'dev.cdevents.service.deployed.0.3.0';
  const time = new Date(Date.now() - MINUTE_MS).toISOString();
  return new CloudEvent({
    id,
    source,
    type,
    time,
    subject: service,
    datacontenttype: 'application/json',
    data: {
      context: { specversion: '0.5.0', id, source, type, timestamp: time },
      subject: {
        id: service,
        source,
        content: { environment: { id: 'production' } },
      },
    },
  });
}

function component(name: string): string {
  return JSON.stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'dora/service-id': name } },
    spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
  });
}
