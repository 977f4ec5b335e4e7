import { Application } from './applicationSchema';

/**
 * How often Argo CD has tried to undo a change of the cluster. Some versions carry
 * the number over to the sync of the next commit. That one stands in the history,
 * where Argo CD notes each sync of all resources; a healing is of a few.
 */
export function autoHealAttemptsIn({ status }: Application): number {
  const { operation, startedAt } = status?.operationState ?? {};
  const { autoHealAttemptsCount, resources } = operation?.sync ?? {};
  const last = status?.history?.at(-1);
  const notedAt = last?.deployStartedAt ?? last?.deployedAt;
  const isOfAll =
    !resources?.length &&
    startedAt !== undefined &&
    notedAt !== undefined &&
    notedAt >= startedAt;
  return isOfAll ? 0 : autoHealAttemptsCount ?? 0;
}
