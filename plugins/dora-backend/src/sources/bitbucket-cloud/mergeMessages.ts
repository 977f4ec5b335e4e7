import { ChangeFact, PushFact } from '@dora-metrics/backstage-plugin-dora-node';

/** What Bitbucket writes when it merges or squashes a pull request. */
const MERGED = /^Merged in \S[^\n]* \(pull request #(\d{1,9})\)/;

/**
 * The pull request that a push has merged, by the message of the commit that
 * the branch came to. The events of pull requests themselves hold no more than
 * 12 characters of any commit.
 */
export function changeMergedBy(
  push: PushFact,
  message: string | null | undefined,
): ChangeFact | undefined {
  const number = MERGED.exec(message ?? '')?.[1];
  if (number === undefined || push.before === null) return undefined;
  return {
    type: 'change',
    at: push.at,
    repository: push.repository,
    number: Number(number),
    mergeCommit: push.after,
  };
}
