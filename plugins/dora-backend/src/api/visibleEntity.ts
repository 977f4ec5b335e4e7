import { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Request } from 'express';

/** Tells the entity of a request, if its caller may see it. */
export type VisibleEntity = (request: Request) => Promise<string>;

/**
 * Asks the catalog with the caller's own credentials, so that an entity's
 * metrics are as visible as the entity.
 */
export function createVisibleEntity(options: {
  catalog: CatalogService;
  httpAuth: HttpAuthService;
}): VisibleEntity {
  return async request => {
    const { namespace, kind, name } = request.params;
    const entityRef = stringifyEntityRef({ namespace, kind, name });
    const entity = await options.catalog.getEntityByRef(entityRef, {
      credentials: await options.httpAuth.credentials(request),
    });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    return stringifyEntityRef(entity);
  };
}
