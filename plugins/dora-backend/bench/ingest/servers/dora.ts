import { RequestListener } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import { readDoraConfig } from '../../../src/config';
import { createWebhookRouter } from '../../../src/inbox/createWebhookRouter';
import { GroupCommit } from '../../../src/inbox/GroupCommit';
import { Inbox } from '../../../src/inbox/Inbox';
import { Rejections } from '../../../src/inbox/Rejections';
import { Sources } from '../../../src/inbox/Sources';
import { builtInEventSources } from '../../../src/sources';
import { Database, openDatabase } from '../databases';
import { SECRET } from '../deliveries';
import { serve } from '../serve';

const logger: LoggerService = {
  error: console.error,
  warn: console.warn,
  info: () => {},
  debug: () => {},
  child: () => logger,
};

/** The plugin's own door and inbox, with its usual limits. */
function doraServer(database: Database): RequestListener {
  const db = openDatabase(database);
  const { sources, webhooks } = readDoraConfig(
    new ConfigReader({
      dora: { sources: { github: { secrets: [SECRET] } } },
    }),
  );
  return express().use(
    '/api/dora',
    createWebhookRouter({
      sources: new Sources(sources, builtInEventSources),
      inbox: new GroupCommit({ inbox: new Inbox(db) }),
      rejections: new Rejections({ db, logger }),
      limits: webhooks,
      logger,
      onStored: () => {},
    }),
  );
}

serve(doraServer);
