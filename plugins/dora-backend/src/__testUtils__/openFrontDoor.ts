import { createServer } from 'node:http';
import { AddressInfo, connect, Socket } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import { readDoraConfig, WebhooksConfig } from '../config';
import { createWebhookRouter } from '../inbox/createWebhookRouter';
import { GroupCommit } from '../inbox/GroupCommit';
import { RefusalReason } from '../inbox/refusals';
import { Rejections } from '../inbox/Rejections';
import { Sources } from '../inbox/Sources';
import { builtInEventSources } from '../sources';
import { Connection } from './Connection';
import { GITHUB_SECRET, TOKEN } from './doraBackend';
import { hmacHex } from './signatures';

const LIMITS: WebhooksConfig = {
  maxBodyBytes: 1024 * 1024,
  bodyTimeoutMs: 5_000,
  storeTimeoutMs: 5_000,
  maxConcurrent: 100,
  maxBytesInMemory: 64 * 1024 * 1024,
};

/**
 * The routes of webhooks alone on a port of their own, with an inbox that the
 * test plays, for what shows only on the connection.
 */
export async function openFrontDoor(
  options: {
    limits?: Partial<WebhooksConfig>;
    store?: () => Promise<boolean>;
  } = {},
) {
  const store = jest.fn(options.store ?? (async () => true));
  const refused: RefusalReason[] = [];
  const { sources } = readDoraConfig(
    new ConfigReader({
      dora: {
        sources: {
          github: { secrets: [GITHUB_SECRET] },
          generic: { secrets: [TOKEN] },
        },
      },
    }),
  );
  const app = express().use(
    createWebhookRouter({
      sources: new Sources(sources, builtInEventSources),
      inbox: { store } as Partial<GroupCommit> as GroupCommit,
      rejections: {
        add: (_, reason) => refused.push(reason),
      } as Partial<Rejections> as Rejections,
      limits: { ...LIMITS, ...options.limits },
      logger: mockServices.logger.mock(),
      onStored: () => {},
    }),
  );
  const server = createServer(app);
  const accepted: Socket[] = [];
  server.on('connection', socket => accepted.push(socket));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    store,
    refused,
    /** The server's ends of the connections. */
    accepted,
    connect: () => new Connection(connect(port, '127.0.0.1')),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

/** The header by which GitHub proves a body. */
export function githubHeader(body: string | Buffer): string {
  return `X-Hub-Signature-256: sha256=${hmacHex(body, GITHUB_SECRET)}`;
}
