import { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Request } from 'express';
import { Visible } from '../reports/GroupReports';

/** What of the catalog the caller of a request may see. */
export interface Visibility {
  /** The entity that the path names. @throws NotFoundError when it is hidden or absent. */
  entity(request: Request): Promise<string>;
  /** Leaves the visible ones of a list. */
  among(request: Request): Visible;
}

/**
 * Asks the catalog with the caller's own credentials, so that an entity's
 * metrics are as visible as the entity.
 */
export function createVisibility(options: {
  catalog: CatalogService;
  httpAuth: HttpAuthService;
}): Visibility {
  const { catalog, httpAuth } = options;
  return {
    async entity(request) {
      const { namespace, name } = request.params;
      // Paths of teams name no kind.
      const kind = request.params.kind ?? 'group';
      const entityRef = stringifyEntityRef({ namespace, kind, name });
      const entity = await catalog.getEntityByRef(entityRef, {
        credentials: await httpAuth.credentials(request),
      });
      if (!entity) {
        throw new NotFoundError(`There is no entity ${entityRef}`);
      }
      return stringifyEntityRef(entity);
    },
    among: request => async refs => {
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs: refs,
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
        },
        { credentials: await httpAuth.credentials(request) },
      );
      return refs.filter((_, index) => items[index]);
    },
  };
}
