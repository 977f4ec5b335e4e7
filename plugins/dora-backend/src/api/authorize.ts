import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { Request } from 'express';

/** Tells whether the caller of a request has a permission. */
export type IsAllowed = (
  request: Request,
  permission: BasicPermission,
) => Promise<boolean>;

export function createIsAllowed(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): IsAllowed {
  return async (request, permission) => {
    const credentials = await options.httpAuth.credentials(request);
    const [decision] = await options.permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  };
}

/** @throws NotAllowedError when the caller lacks the permission. */
export async function requirePermission(
  isAllowed: IsAllowed,
  request: Request,
  permission: BasicPermission,
): Promise<void> {
  if (!(await isAllowed(request, permission))) {
    throw new NotAllowedError(`You lack the permission ${permission.name}`);
  }
}
