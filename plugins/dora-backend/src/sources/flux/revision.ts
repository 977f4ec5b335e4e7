import { fullSha } from '../reading/commits';
import { FluxEvent, metadataOf } from './event';

const SHA_LENGTH = 40;
const LONGEST = 500;

/**
 * The commit in a revision of Flux: `main@sha1:<hash>`, `sha1:<hash>`, or
 * `main/<hash>` as it was written before. Undefined for digests and versions.
 */
export function commitIn(revision: string | undefined): string | undefined {
  const hash = (revision ?? '').slice(-LONGEST).split(/[@:/]/).at(-1);
  return hash?.length === SHA_LENGTH ? fullSha(hash) : undefined;
}

/**
 * What was deployed where it is no commit: an artifact by its tag and digest, a
 * chart by its version. Helm numbers its releases, as the same chart with other
 * values is another one.
 */
export function versionIn(event: FluxEvent): string | undefined {
  const revision = metadataOf(event, 'revision');
  const release = releaseIn(event);
  const version = revision?.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}$/, '$1');
  return release ? `${version ?? 'release'} (${release})` : version;
}

/** `v7` of `Helm upgrade succeeded for release shop/checkout.v7 with chart …`. */
export function releaseIn({ kind, message }: FluxEvent): string | undefined {
  return kind === 'HelmRelease'
    ? / release \S+\.(v\d{1,9}) with chart /.exec(
        message.slice(0, LONGEST),
      )?.[1]
    : undefined;
}
