import {
  DeploymentState,
  Instant,
  ParseResult,
  repositorySubject,
  Revision,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl, repositoryAt } from '../reading/addresses';
import { anySha } from '../reading/commits';
import { instantField, listField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';
import { environmentName, keyText } from '../reading/texts';
import { keyIn, optionalId, wordIn } from './fields';

const MAX_COMMITS = 100;

const STATES: Record<string, DeploymentState> = {
  SUCCESS: 'succeeded',
  FAILURE: 'failed',
  FAILED: 'failed',
  ABORT: 'cancelled',
  ABORTED: 'cancelled',
  CANCELED: 'cancelled',
  CANCELLED: 'cancelled',
};

const commitSchema = z.object({
  repourl: nameField,
  commitsha: lenientText,
});
type Commit = z.output<typeof commitSchema>;

// Before June 2024 the names were others, and one commit stood at the top.
function deploymentSchema(zone: string) {
  const time = instantField(zone);
  return z.object({
    id: optionalId,
    pipelineid: optionalId,
    result: lenientText,
    environment: lenientText,
    url: lenientText,
    starteddate: time,
    starttime: time,
    finisheddate: time,
    endtime: time,
    deploymentcommits: listField(commitSchema, MAX_COMMITS).nullish(),
    repourl: lenientText,
    commitsha: lenientText,
  });
}
type Deployment = z.output<ReturnType<typeof deploymentSchema>>;

/** A deployment that is over. Without its end, it has ended when it was told. */
export function parseDeployment(
  body: unknown,
  connection: string | undefined,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  const told = validate(deploymentSchema(settings.assumeTimeZone), body);
  const state = told.result ? wordIn(STATES, told.result) : 'succeeded';
  if (!state) {
    return { ignored: 'The result is none that ends a deployment.' };
  }
  const commits = commitsOf(told);
  const [main] = commits;
  const [revision, ...further] = commits.flatMap(revisionOf);
  const repository = repositoryAt(main.repourl);
  const finishedAt = told.finisheddate ?? told.endtime ?? receivedAt;
  const id =
    told.id ??
    told.pipelineid ??
    // Those without an id are what DevLake takes for one: what was deployed.
    keyText(`${main.repourl}@${main.commitsha ?? ''}`)!;
  return {
    facts: [
      {
        type: 'deployment',
        at: finishedAt,
        key: keyIn(connection, id),
        subject: repository
          ? repositorySubject(repository)
          : serviceSubject(main.repourl),
        environment:
          environmentName(told.environment) ?? settings.defaultEnvironment,
        repository: revision?.repository ?? repository,
        revision: revision?.revision,
        furtherRevisions: further.length > 0 ? further : undefined,
        url: httpUrl(told.url),
        state,
        startedAt: told.starteddate ?? told.starttime,
        finishedAt,
      },
    ],
  };
}

function commitsOf(told: Deployment): Commit[] {
  const commits = told.deploymentcommits ?? [];
  const repourl = keyText(told.repourl);
  if (commits.length > 0) return commits;
  if (repourl) return [{ repourl, commitsha: told.commitsha }];
  throw new Error('$.deploymentCommits: is missing or empty');
}

function revisionOf({ repourl, commitsha }: Commit): Revision[] {
  const repository = repositoryAt(repourl);
  const revision = anySha(commitsha);
  return repository && revision ? [{ repository, revision }] : [];
}
