import {
  DeploymentFact,
  DeploymentRule,
  DeploymentState,
  DoraFact,
  repositorySubject,
  SourceSettings,
  StageRunFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { matchesNameGlob } from '../globs';

/**
 * Where something of this name deploys to, by the first rule that fits;
 * undefined when it deploys nothing.
 */
export function environmentDeployedTo(
  of: DeploymentRule['of'],
  name: string | undefined,
  { deploymentRules }: SourceSettings,
): string | undefined {
  return name === undefined
    ? undefined
    : deploymentRules.find(
        rule => rule.of === of && matchesNameGlob(rule.name, name),
      )?.environment;
}

const STATES: Record<
  NonNullable<StageRunFact['outcome']>,
  DeploymentState | undefined
> = {
  success: 'succeeded',
  failure: 'failed',
  cancelled: 'cancelled',
  skipped: undefined,
};

/**
 * A run of CI, and the deployment that it is too where a rule says so. Nothing
 * that has not begun deploys, and nothing that was skipped did.
 */
export function withDeployment(
  run: StageRunFact,
  of: 'job' | 'pipeline',
  settings: SourceSettings,
): DoraFact[] {
  const environment = environmentDeployedTo(of, run.name, settings);
  const subject =
    run.subject ?? (run.repository && repositorySubject(run.repository));
  const state = run.outcome ? STATES[run.outcome] : 'running';
  if (!environment || !subject || !state || run.startedAt === undefined) {
    return [run];
  }
  const deployment: DeploymentFact = {
    type: 'deployment',
    at: run.at,
    key: `run:${run.key}`,
    subject,
    environment,
    repository: run.repository,
    revision: run.sha,
    url: run.url,
    state,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
  return [run, deployment];
}
