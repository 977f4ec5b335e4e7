import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { lenient, lenientText } from '../reading/lenientFields';

/** A delivery of Bitbucket Cloud. */
export interface BitbucketEvent {
  name: string;
  payload: Record<string, unknown>;
  receivedAt: Instant;
}

/** A page that people can open. */
export const htmlLink = lenient(
  z.object({ html: lenient(z.object({ href: lenientText })) }),
);

/** The repository that a payload is about, as its normalised address. */
export const repositoryField = z
  .object({ full_name: lenientText, links: htmlLink })
  .transform(({ full_name, links }, context) => {
    const repository = repositoryAt(
      full_name && `bitbucket.org/${full_name}`,
      links?.html?.href,
    );
    if (repository) return repository;
    context.addIssue({
      code: z.ZodIssueCode.custom,
      path: ['full_name'],
      message: 'is no name of a repository',
    });
    return z.NEVER;
  });

/** Somebody who did something; nothing of it is kept. */
export const userField = lenient(
  z.object({ uuid: lenientText, account_id: lenientText, type: lenientText }),
);
type User = z.infer<typeof userField>;

/** Why what somebody did to a pull request is no review; undefined when it is one. */
export function whyNoReview(user: User, author: User): string | undefined {
  if (user?.type === 'app_user') {
    return 'The review comes from an app; people still wait for a person.';
  }
  const isAuthor =
    (user?.uuid && user.uuid === author?.uuid) ||
    (user?.account_id && user.account_id === author?.account_id);
  return isAuthor
    ? 'Authors commenting on their own pull request do not review it.'
    : undefined;
}
