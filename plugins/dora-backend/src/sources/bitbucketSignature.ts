import { Authentication } from '@dora-metrics/backstage-plugin-dora-node';

/** Named like GitHub's signature by SHA-1, Bitbucket's is one by SHA-256. */
export const bitbucketSignature: Authentication = {
  scheme: 'hmac-sha256',
  header: 'x-hub-signature',
  prefix: 'sha256=',
};
