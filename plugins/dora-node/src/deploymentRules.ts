import { DeploymentRule, SourceSettings } from './eventSource';
import {
  DeploymentFact,
  DeploymentState,
  DoraFact,
  StageRunFact,
} from './facts';
import { matchesNameGlob } from './globs';
import { repositorySubject } from './subjects';

/**
 * Where something of this name deploys to, by the first rule that fits;
 * undefined when it deploys nothing.
 *
 * @public
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

const STATE_OF: Record<
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
 * that has not begun deploys, nothing that was skipped did, and of what has ended
 * somehow it is not known.
 *
 * @public
 */
export function withDeployment(
  run: StageRunFact,
  of: 'job' | 'pipeline',
  settings: SourceSettings,
): DoraFact[] {
  const environment = environmentDeployedTo(of, run.name, settings);
  const subject =
    run.subject ?? (run.repository && repositorySubject(run.repository));
  const state = stateOf(run);
  // What was received of a run may be no more than its end.
  const hasBegun = run.startedAt !== undefined || run.finishedAt !== undefined;
  if (!environment || !subject || !state || !hasBegun) {
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

function stateOf(run: StageRunFact): DeploymentState | undefined {
  if (run.outcome) {
    return STATE_OF[run.outcome];
  }
  return run.finishedAt === undefined ? 'running' : undefined;
}
