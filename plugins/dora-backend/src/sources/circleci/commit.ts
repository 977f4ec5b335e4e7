import { CommitFact, Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { repositoryAt } from '../reading/addresses';
import { Author, writtenByBot } from '../reading/authors';
import { fromMessage, fullSha, isMergeMessage } from '../reading/commits';
import { CircleciPipeline } from './payload';

/** The repository and the commit that a pipeline is about, as far as they are known. */
export function originOf(pipeline: CircleciPipeline | null | undefined): {
  repository?: string;
  sha?: string;
} {
  const vcs = pipeline?.vcs;
  const { git, gitlab } = pipeline?.trigger_parameters ?? {};
  return {
    repository: repositoryAt(
      vcs?.target_repository_url,
      git?.checkout_url,
      git?.repo_url,
      gitlab?.web_url,
      gitlab?.repo_url,
    ),
    sha: fullSha(vcs?.revision) ?? fullSha(git?.checkout_sha),
  };
}

/** The commit itself, where CircleCI tells when it was written. */
export function commitOf(
  pipeline: CircleciPipeline | null | undefined,
): CommitFact[] {
  const { repository, sha } = originOf(pipeline);
  const told = pipeline && (commitOfVcs(pipeline) ?? commitOfGitlab(pipeline));
  if (!repository || !sha || told?.authoredAt === undefined) return [];
  const { message, authoredAt, committedAt, author } = told;
  return [
    {
      type: 'commit',
      at: authoredAt,
      repository,
      commit: {
        sha,
        authoredAt,
        committedAt,
        ...fromMessage(message),
        isMerge: isMergeMessage(message),
        byBot: writtenByBot(author),
      },
    },
  ];
}

interface ToldCommit {
  authoredAt?: Instant;
  committedAt?: Instant;
  author?: Author | null;
  message?: string | null;
}

function commitOfVcs({ vcs }: CircleciPipeline): ToldCommit | undefined {
  const commit = vcs?.commit;
  if (!commit) return undefined;
  return {
    authoredAt: commit.authored_at,
    committedAt: commit.committed_at,
    author: commit.author,
    message: [commit.subject ?? '', commit.body ?? ''].join('\n'),
  };
}

function commitOfGitlab({
  trigger_parameters,
}: CircleciPipeline): ToldCommit | undefined {
  const { git, gitlab } = trigger_parameters ?? {};
  // What was pushed is not always what is checked out.
  return gitlab && gitlab.commit_sha === git?.checkout_sha
    ? { authoredAt: gitlab.commit_timestamp, message: gitlab.commit_message }
    : undefined;
}
