import { SourceSettings } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { startOfList } from '../reading/fields';
import { lenient, lenientId, lenientText } from '../reading/lenientFields';

/** A delivery of Bitbucket Data Center. */
export interface BitbucketServerEvent {
  name: string;
  payload: Record<string, unknown>;
  settings: SourceSettings;
}

const MAX_LINKS = 10;

const linksField = lenient(
  startOfList(lenient(z.object({ href: lenientText })), MAX_LINKS),
);

/** A repository as an event describes it. */
export const repositoryField = z.object({
  slug: lenientText,
  project: lenient(z.object({ key: lenientText })),
  links: lenient(z.object({ clone: linksField, self: linksField })),
});

/** Why nothing can be made of an event that does not say where its repository is. */
export const NO_ADDRESS =
  'The event does not say on which host its repository is. Set "instance" of this source to the host name of Bitbucket, and replay the delivery.';

/**
 * The normalised address of a repository. Most versions of Bitbucket tell its
 * project and its name, but not their own host.
 */
export function repositoryOf(
  { slug, project, links }: z.infer<typeof repositoryField>,
  { instance }: SourceSettings,
): string | undefined {
  const addresses = [links?.self, links?.clone].flatMap(list =>
    (list ?? []).flatMap(link => link?.href ?? []),
  );
  return repositoryAt(
    instance && slug && project?.key && `${instance}/${project.key}/${slug}`,
    ...addresses,
  );
}

/** Somebody who did something; nothing of it is kept. */
export const userField = lenient(
  z.object({ id: lenientId, name: lenientText, type: lenientText }),
);
type User = z.infer<typeof userField>;

/** Why what somebody did to a pull request is no review; undefined when it is one. */
export function whyNoReview(user: User, author: User): string | undefined {
  if (user?.type === 'SERVICE') {
    return 'The review comes from an access token; people still wait for a person.';
  }
  const isAuthor =
    typeof user?.id === 'number'
      ? user.id === author?.id
      : Boolean(user?.name) && user?.name === author?.name;
  return isAuthor
    ? 'Authors commenting on their own pull request do not review it.'
    : undefined;
}
