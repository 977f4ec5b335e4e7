import { DeploymentSummary } from '@dora-metrics/backstage-plugin-dora-common';

/** A commit's first seven digits; any other revision as it is. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{12,}$/i.test(revision) ? revision.slice(0, 7) : revision;
}

/** What a deployment is called: its version, else its revision. */
export function deploymentName(
  deployment: Pick<DeploymentSummary, 'version' | 'revision'>,
): string | null {
  const { version, revision } = deployment;
  return version ?? (revision && shortRevision(revision));
}
