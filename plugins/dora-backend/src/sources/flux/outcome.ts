import {
  DeploymentState,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { FluxEvent, metadataOf } from './event';

/** How an event says that a deployment went. */
export interface Outcome {
  state: DeploymentState;
  rollback?: boolean;
}

type Ignored = Extract<ParseResult, { ignored: string }>;

const KUSTOMIZATION = new Map<string, Outcome>([
  ['ReconciliationSucceeded', { state: 'succeeded' }],
  ['ReconciliationFailed', { state: 'failed' }],
  ['ValidationFailed', { state: 'failed' }],
  ['BuildFailed', { state: 'failed' }],
  ['PruneFailed', { state: 'failed' }],
  ['HealthCheckFailed', { state: 'failed' }],
]);

const HELM_RELEASE = new Map<string, Outcome>([
  ['InstallSucceeded', { state: 'succeeded' }],
  ['UpgradeSucceeded', { state: 'succeeded' }],
  ['TestSucceeded', { state: 'succeeded' }],
  ['ReconciliationSucceeded', { state: 'succeeded' }],
  ['RollbackSucceeded', { state: 'succeeded', rollback: true }],
  ['InstallFailed', { state: 'failed' }],
  ['UpgradeFailed', { state: 'failed' }],
  ['TestFailed', { state: 'failed' }],
  ['ReconciliationFailed', { state: 'failed' }],
  ['RollbackFailed', { state: 'failed', rollback: true }],
]);

/** What Flux before 2.2 says by the message alone: its reason is the severity. */
const HELM_ACTION =
  /^Helm (install|upgrade|test|rollback) (succeeded|failed)\b/;

const REASONS = new Map([
  ['Kustomization', KUSTOMIZATION],
  ['HelmRelease', HELM_RELEASE],
]);

/** What an event says about a deployment, or why it says nothing. */
export function outcomeOf(event: FluxEvent): Outcome | Ignored {
  const reasons = REASONS.get(event.kind);
  if (!reasons) {
    return {
      ignored:
        'Only Kustomizations and HelmReleases deploy; the event is about something else.',
    };
  }
  if (metadataOf(event, 'commit_status') === 'update') {
    return {
      ignored:
        'Flux says so after every interval and for every commit; what it changes it tells in events of its own.',
    };
  }
  if (event.kind === 'Kustomization' && !metadataOf(event, 'revision')) {
    return { ignored: 'The event names no revision.' };
  }
  if (event.reason === 'Progressing' && saysWhatChanged(event)) {
    return { state: 'succeeded' };
  }
  return (
    reasons.get(reasonOf(event)) ?? {
      ignored: 'The reason of the event is not that of a deployment.',
    }
  );
}

function reasonOf({ kind, reason, message }: FluxEvent): string {
  if (kind !== 'HelmRelease' || !['info', 'error'].includes(reason)) {
    return reason;
  }
  const [, ...words] = HELM_ACTION.exec(message) ?? [];
  return words.map(word => word[0].toUpperCase() + word.slice(1)).join('');
}

/**
 * Notification controllers keep the event of a successful reconciliation to
 * themselves. What they forward are those before it: what was applied, and that
 * health checks have passed.
 */
function saysWhatChanged({ kind, message }: FluxEvent): boolean {
  const line = message.trimStart().slice(0, 1_000).split('\n', 1)[0];
  return (
    kind === 'Kustomization' &&
    /^(?:Health check passed in .*|\S+\/\S+ (?:created|configured|deleted))$/.test(
      line.trimEnd(),
    )
  );
}
