import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { WebhookRequest } from '@dora-metrics/backstage-plugin-dora-node';
import express, { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Inbox } from './Inbox';
import { Source, Sources } from './Sources';

const RETRY_AFTER_SECONDS = 30;

/** The addresses of the seed's collector, and the sources that they stand for. */
const SEED_ADDRESSES: Record<string, string> = {
  commit: 'github',
  deploy: 'argocd',
};

export interface WebhookRouterOptions {
  sources: Sources;
  inbox: Inbox;
  maxBodyBytes: number;
  logger: LoggerService;
  /** Called when a new delivery is in the inbox. */
  onStored(): void;
}

/**
 * Receives deliveries at `/webhooks/:source`, and at the older addresses
 * `/webhook/commit` and `/webhook/deploy`.
 *
 * Answers 202 only after the delivery is durable. Everything up to the check of
 * the secret works on the raw request, so a stranger's bytes are never parsed.
 */
export function createWebhookRouter(options: WebhookRouterOptions): Router {
  const router = PromiseRouter();
  const readBody = express.raw({
    type: () => true,
    limit: options.maxBodyBytes,
    inflate: false,
  });
  const mount = (path: string, sourceOf: (request: Request) => string) =>
    router
      .route(path)
      .all((request, response, next) => {
        response.locals.source = findSource(options.sources, sourceOf(request));
        next();
      })
      .post(readBody, (request, response) =>
        receive(request, response, options),
      )
      .all((_, response) => {
        response.set('Allow', 'POST').status(405).end();
      });
  mount('/webhooks/:source', request => request.params.source);
  for (const [name, sourceId] of Object.entries(SEED_ADDRESSES)) {
    mount(`/webhook/${name}`, () => sourceId);
  }
  return router;
}

function findSource(sources: Sources, id: string): Source {
  const source = sources.get(id);
  if (!source) {
    throw new NotFoundError('There is no source with this id');
  }
  return source;
}

async function receive(
  request: Request,
  response: Response,
  options: WebhookRouterOptions,
) {
  const source: Source = response.locals.source;
  const webhook: WebhookRequest = {
    headers: distinctHeaders(request),
    // Without a body express leaves an empty object.
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
  if (!isAuthentic(source, webhook)) {
    throw new AuthenticationError('The request does not prove its sender');
  }
  const contentType = request.headers['content-type'];
  if (!source.kind.accepts(contentType)) {
    response.status(415).json({ status: 'unsupported content type' });
    return;
  }
  const isNew = await store(source, webhook, contentType, response, options);
  if (isNew) {
    options.onStored();
  }
  response.status(202).json({ status: isNew ? 'accepted' : 'duplicate' });
}

function isAuthentic({ config, kind }: Source, request: WebhookRequest) {
  return (
    config.secrets.length === 0 ||
    config.secrets.some(secret => kind.authenticate(request, secret))
  );
}

async function store(
  { config, kind }: Source,
  webhook: WebhookRequest,
  contentType: string | undefined,
  response: Response,
  { inbox, logger }: WebhookRouterOptions,
): Promise<boolean> {
  const { deliveryId, event } = kind.identify(webhook);
  try {
    const stored = await inbox.store(
      [
        {
          sourceId: config.id,
          deliveryId,
          event,
          contentType,
          body: webhook.body,
        },
      ],
      Date.now(),
    );
    return stored === 1;
  } catch (error) {
    logger.error(
      `Cannot store a delivery of source ${config.id}`,
      error as Error,
    );
    response.set('Retry-After', String(RETRY_AFTER_SECONDS));
    throw new ServiceUnavailableError('Cannot store the delivery now');
  }
}

// Node joins most repeated headers by commas; the distinct values must stay apart.
function distinctHeaders(request: Request): WebhookRequest['headers'] {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      values?.length === 1 ? values[0] : values,
    ]),
  );
}
