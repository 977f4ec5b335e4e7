import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Request } from 'express';

/** Tells who sends a request: the entity ref of a user, or the subject of a service. */
export type Caller = (request: Request) => Promise<string>;

export function createCaller({
  httpAuth,
}: {
  httpAuth: HttpAuthService;
}): Caller {
  return async request => {
    const { principal } = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return principal.type === 'user'
      ? principal.userEntityRef
      : principal.subject;
  };
}
