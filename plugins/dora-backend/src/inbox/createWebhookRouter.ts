import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { FrontDoor, FrontDoorOptions } from './FrontDoor';

/** The addresses of the seed's collector, and the sources that they stand for. */
const SEED_ADDRESSES: Record<string, string> = {
  commit: 'github',
  deploy: 'argocd',
};

/**
 * Receives deliveries at `/webhooks/<source>`, below it for kinds of senders that
 * have paths of their own, and at the older addresses `/webhook/commit` and
 * `/webhook/deploy`.
 */
export function createWebhookRouter(options: FrontDoorOptions): Router {
  const router = PromiseRouter();
  const door = new FrontDoor(options);
  // Ids need no escapes, so the path is compared as it came.
  router.use('/webhooks', (request, response) => {
    const [sourceId, ...rest] = request.path.replace(/^\/|\/$/g, '').split('/');
    const path = rest.length > 0 ? rest.join('/') : undefined;
    return door.answer({ sourceId, path }, request, response);
  });
  for (const [name, sourceId] of Object.entries(SEED_ADDRESSES)) {
    router.all(`/webhook/${name}`, (request, response) =>
      door.answer({ sourceId }, request, response),
    );
  }
  return router;
}
