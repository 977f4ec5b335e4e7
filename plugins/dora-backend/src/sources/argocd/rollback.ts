import { Application } from './applicationSchema';

/**
 * Whether the last operation went back to an earlier deployment. Such an operation
 * names its source. In recent versions of Argo CD, so does each sync that somebody
 * starts, but that one runs hooks, or deploys the revision that is wanted now.
 */
export function isRollback({ status }: Application): boolean {
  const sync = status?.operationState?.operation?.sync;
  if (!sync || (!sync.source && sync.sources.length === 0)) return false;
  const { apply, hook } = sync.syncStrategy ?? {};
  const revision = revisionIn(sync);
  const isWanted = revision !== '' && revision === revisionIn(status?.sync);
  return !isWanted && (Boolean(apply) || !hook);
}

function revisionIn(
  sync: { revision?: string; revisions: unknown[] } | null | undefined,
): string {
  return [sync?.revision ?? [], sync?.revisions ?? []].flat().join();
}
