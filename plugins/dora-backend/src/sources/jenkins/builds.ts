import {
  DoraFact,
  externalSubject,
  Instant,
  ParseResult,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl, repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { keyText } from '../reading/texts';
import { chosenEnvironment } from './environment';
import { JobName, readJobName } from './jobName';
import { JenkinsBuild, JenkinsPayload } from './payload';

const EARLIEST = Date.UTC(2000, 0, 1);

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['SUCCESS', 'success'],
  ['UNSTABLE', 'failure'],
  ['FAILURE', 'failure'],
  ['FAILED', 'failure'],
  ['ABORTED', 'cancelled'],
  ['NOT_BUILT', 'skipped'],
]);

/**
 * One phase of a build. Where the plugin tells no time, a phase has come when it
 * is received; but that a build waits, Jenkins says only when it begins.
 */
export function parseBuild(
  payload: JenkinsPayload,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  const { build } = payload;
  if (!build) return { ignored: 'Of Jenkins, only builds are used.' };
  const at = build.timestamp ?? receivedAt;
  const scm = build.scm ?? build.scmState;
  const job = readJobName(payload.url, payload.name, scm?.branch);
  if (!job) throw new Error('The build names no job');
  const run = { ...describeRun(build, job), at };
  switch (build.phase?.toUpperCase()) {
    case 'QUEUED':
      return build.timestamp === undefined
        ? { ignored: 'The build does not tell since when it waits.' }
        : { facts: [{ ...run, queuedAt: at }] };
    case 'STARTED':
      return { facts: [{ ...run, startedAt: at }] };
    case 'COMPLETED':
    case 'FINALIZED':
      return endOfBuild(run, build, job, settings);
    default:
      return { ignored: 'The phase of the build is not used.' };
  }
}

function describeRun(
  build: JenkinsBuild,
  job: JobName,
): Omit<StageRunFact, 'at'> {
  const address = build.full_url ?? build.fullUrl;
  const { number } = build;
  const isNumbered = number !== undefined && number !== null;
  const id = keyText(address) ?? (isNumbered && `${job.fullName}/${number}`);
  if (!id) throw new Error('The build has neither an address nor a number');
  return {
    type: 'stage_run',
    key: `build:${id}`,
    name: job.name,
    pipeline: job.project,
    url: httpUrl(address),
  };
}

/**
 * Only the end tells what was built: before the checkout, Jenkins fills in the
 * commit of the build before this one.
 */
function endOfBuild(
  run: StageRunFact,
  build: JenkinsBuild,
  job: JobName,
  settings: SourceSettings,
): ParseResult {
  const outcome = OUTCOMES.get(build.status?.toUpperCase() ?? '');
  if (!outcome) return { ignored: 'The result of the build is not known.' };
  const scm = build.scm ?? build.scmState;
  const repository = repositoryAt(scm?.url);
  const ended: StageRunFact = {
    ...run,
    repository,
    subject: repository ? undefined : subjectOf(job, settings),
    sha: fullSha(scm?.commit),
    startedAt: startOf(run.at, build.duration),
    finishedAt: run.at,
    outcome,
  };
  return { facts: [ended, ...deploymentsOf(ended, build, job, settings)] };
}

function subjectOf({ project }: JobName, { instance }: SourceSettings) {
  return externalSubject(
    'jenkins',
    instance ? `${instance}:${project}` : project,
  );
}

function startOf(
  end: Instant,
  duration: number | null | undefined,
): Instant | undefined {
  if (!duration) return undefined;
  return end - duration >= EARLIEST ? end - duration : undefined;
}

/** Rules name a job with its folders and its branch, for one branch may deploy alone. */
function deploymentsOf(
  run: StageRunFact,
  build: JenkinsBuild,
  job: JobName,
  settings: SourceSettings,
): DoraFact[] {
  const environment = chosenEnvironment(build.parameters);
  const [, ...deployments] = withDeployment(
    { ...run, name: job.fullName },
    'job',
    settings,
  );
  return deployments.map(deployment => ({
    ...deployment,
    ...(environment && { environment }),
  }));
}
