import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  doraHealthManagePermission,
  doraHealthReadPermission,
  ImportInput,
  ImportList,
} from '@dora-metrics/backstage-plugin-dora-common';
import express, { Request, RequestHandler, Response, Router } from 'express';
import { decodeJsonObject, decodeUtf8 } from '../sources/reading/json';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';

const IMPORTS = '/v1/imports';
const PAGE = `${IMPORTS}/:importId/events`;
const NDJSON = 'application/x-ndjson';
const RETRY_AFTER_SECONDS = 5;

/**
 * Reads the pages of imports, which are larger than other requests. Must come
 * before what else reads bodies.
 */
export function readImportPages(maxBodyBytes: number): RequestHandler {
  const router = Router();
  router.post(
    PAGE,
    express.raw({
      type: [NDJSON, 'application/json'],
      limit: maxBodyBytes,
      inflate: false,
    }),
    (request, _, next) => {
      if (Buffer.isBuffer(request.body)) {
        request.body = decodePage(request);
      }
      next();
    },
  );
  return router;
}

function decodePage(request: Request): object | string {
  try {
    return request.is(NDJSON)
      ? decodeUtf8(request.body)
      : decodeJsonObject(request.body);
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}

/** Adds imports of history, page by page. */
export function addImportRoutes(router: Router, options: ApiOptions): void {
  const { isAllowed, auditor, imports } = options;
  const manage = (request: Request) =>
    requirePermission(isAllowed, request, doraHealthManagePermission);

  router.get(IMPORTS, async (request, response) => {
    await requirePermission(isAllowed, request, doraHealthReadPermission);
    const list: ImportList = { imports: await imports.list() };
    response.json(list);
  });
  router.post(IMPORTS, async (request, response) => {
    await manage(request);
    const { id, title, sourceId, total }: ImportInput = request.body;
    const begun = await audited(
      auditor,
      request,
      {
        eventId: 'import-begin',
        severityLevel: 'medium',
        meta: { id, sourceId },
      },
      () => imports.begin({ id, title, sourceId, total }),
    );
    response.json(begun);
  });
  router.post(PAGE, async (request, response) => {
    await manage(request);
    await requireRoom(response, options);
    const id = request.params.importId;
    const result = await audited(
      auditor,
      request,
      { eventId: 'import-page', severityLevel: 'low', meta: { id } },
      () => imports.receive(id, request.body),
    );
    options.onWork();
    response.json(result);
  });
  router.post(`${IMPORTS}/:importId/finish`, async (request, response) => {
    await manage(request);
    const id = request.params.importId;
    const finished = await audited(
      auditor,
      request,
      { eventId: 'import-finish', severityLevel: 'medium', meta: { id } },
      () => imports.finish(id),
    );
    response.json(finished);
  });
}

async function requireRoom(
  response: Response,
  { imports }: ApiOptions,
): Promise<void> {
  if (!(await imports.hasRoom())) {
    response.set('Retry-After', String(RETRY_AFTER_SECONDS));
    throw new ServiceUnavailableError(
      'Past events are still being worked off; send the page again later',
    );
  }
}
