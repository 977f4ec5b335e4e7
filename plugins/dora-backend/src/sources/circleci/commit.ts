import { CommitFact } from '@dora-metrics/backstage-plugin-dora-node';
import { repositoryAt } from '../reading/addresses';
import {
  fullSha,
  isMergeMessage,
  revertedBy,
  titleOf,
} from '../reading/commits';
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
  const { message, authoredAt } = told;
  return [
    {
      type: 'commit',
      at: authoredAt,
      repository,
      commit: {
        sha,
        authoredAt,
        title: titleOf(message),
        isMerge: isMergeMessage(message),
        reverts: revertedBy(message),
      },
    },
  ];
}

function commitOfVcs({ vcs }: CircleciPipeline) {
  return (
    vcs?.commit && {
      authoredAt: vcs.commit.authored_at,
      message: [vcs.commit.subject ?? '', vcs.commit.body ?? ''].join('\n'),
    }
  );
}

function commitOfGitlab({ trigger_parameters }: CircleciPipeline) {
  const { git, gitlab } = trigger_parameters ?? {};
  // What was pushed is not always what is checked out.
  return gitlab && gitlab.commit_sha === git?.checkout_sha
    ? { authoredAt: gitlab.commit_timestamp, message: gitlab.commit_message }
    : undefined;
}
