import {
  Instant,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { lenient, lenientId, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';

/** A delivery of GitLab. */
export interface GitlabEvent {
  payload: Record<string, unknown>;
  settings: SourceSettings;
  receivedAt: Instant;
}

const addresses = lenient(
  z.object({
    web_url: lenientText,
    git_http_url: lenientText,
    homepage: lenientText,
    git_ssh_url: lenientText,
  }),
);

const targetField = lenient(z.object({ target: addresses }));

const addressedSchema = z.object({
  project: addresses,
  repository: addresses,
  object_attributes: targetField,
  merge_request: targetField,
});

/**
 * The repository of the project that an event is about. Old events of jobs have
 * no project, and those of merge requests only the project that they lead to.
 */
export function repositoryOf(payload: Record<string, unknown>): string {
  const { project, repository, object_attributes, merge_request } = validate(
    addressedSchema,
    payload,
  );
  const address = [
    project,
    repository,
    object_attributes?.target,
    merge_request?.target,
  ]
    .map(at =>
      repositoryAt(
        at?.web_url,
        at?.git_http_url,
        at?.homepage,
        at?.git_ssh_url,
      ),
    )
    .find(found => found !== undefined);
  if (address) return address;
  throw new Error('$.project.web_url: is no address of a repository');
}

/** Somebody who did something; nothing of it is kept. */
export const userField = lenient(
  z.object({ id: lenientId, username: lenientText }),
);
type User = z.infer<typeof userField>;

/** Access tokens, service accounts and GitLab's own reviewer act under such names. */
const BOT = /^(?:(?:project|group)_\d+_bot|service_account_|GitLabDuo$)/;

/** Why what somebody did to a merge request is no review; undefined when it is one. */
export function whyNoReview(
  user: User,
  authorId: number | null | undefined,
): string | undefined {
  if (BOT.test(user?.username ?? '')) {
    return 'The review comes from a bot; people still wait for a person.';
  }
  if (typeof authorId === 'number' && user?.id === authorId) {
    return 'Authors commenting on their own merge request do not review it.';
  }
  return undefined;
}
