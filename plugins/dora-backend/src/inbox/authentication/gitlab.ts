import { Scheme } from './Scheme';
import {
  problemOfSigningSecret,
  SIGNING_SECRET_PREFIX,
  standardWebhooks,
} from './standardWebhooks';
import { token } from './token';

/**
 * GitLab signs since 19.0, with secrets that begin with `whsec_`, and sends
 * other secrets as they are in `X-Gitlab-Token`. Where signatures are
 * configured, one that is wrong is not made good by a token.
 */
export function gitlab(secrets: string[], toleranceMs: number): Scheme {
  const signature = standardWebhooks(toleranceMs);
  const plainToken = token('x-gitlab-token');
  const expectsSignatures = secrets.some(isSigningSecret);
  return {
    headers: [...signature.headers, ...plainToken.headers],
    provenWithoutBody: !expectsSignatures,
    problemOf: secret =>
      isSigningSecret(secret) ? problemOfSigningSecret(secret) : undefined,
    verify: (request, secret, receivedAt) => {
      if (isSigningSecret(secret)) {
        return signature.verify(request, secret, receivedAt);
      }
      const isSigned = request.headers['webhook-signature'] !== undefined;
      return (
        !(isSigned && expectsSignatures) &&
        plainToken.verify(request, secret, receivedAt)
      );
    },
  };
}

function isSigningSecret(secret: string): boolean {
  return secret.startsWith(SIGNING_SECRET_PREFIX);
}
