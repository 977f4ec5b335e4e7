import { COMPARISON_REF } from '../facts/comparisonRef';
import { PushReader } from './commitHistory';

/**
 * The commits that `head` contains and `base` does not, newest first, as the Git
 * host told them; undefined when it did not.
 */
export async function comparedCommits(
  reader: PushReader,
  base: string,
  head: string,
): Promise<string[] | undefined> {
  const comparison = (await reader.pushesWith(head)).find(
    push =>
      push.ref === COMPARISON_REF &&
      push.before === base &&
      push.after === head,
  );
  return comparison && [...comparison.shas].reverse();
}
