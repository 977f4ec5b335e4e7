import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { instantField, lenientInstantField } from '../reading/fields';

/** A time in a payload. GitHub always names the zone, so none is assumed. */
export const githubInstant = instantField('UTC');

/** A time that GitHub copied from somebody's git client, which may be nonsense. */
export const gitInstant = lenientInstantField('UTC');

/** GitHub's numbers for things. */
export const githubId = z
  .number()
  .int()
  .nonnegative()
  .max(Number.MAX_SAFE_INTEGER);

/** GitHub's numbers for things of one repository. */
export const githubNumber = githubId.max(2 ** 31 - 1);

/** The repository that a payload is about, as its normalised address. */
export const githubRepository = z
  .object({ html_url: z.string() })
  .transform(({ html_url }, context) => {
    const repository = repositoryAt(html_url);
    if (repository) return repository;
    const message = 'is no address of a repository';
    context.addIssue({
      code: z.ZodIssueCode.custom,
      path: ['html_url'],
      message,
    });
    return z.NEVER;
  });

/** The first of the times that is known; an event without any makes no sense. */
export function timeOfEvent(...times: (number | undefined)[]): number {
  const at = times.find(time => time !== undefined);
  if (at === undefined) throw new Error('The event carries no time');
  return at;
}
