import { text } from '../reading/texts';

const ONLY_A_REF =
  'A branch or tag that comes or goes changes nothing by itself; its commits come with pushes.';

const REASONS = new Map([
  ['create', ONLY_A_REF],
  ['delete', ONLY_A_REF],
  ['issue_comment', 'Comments in a conversation are not counted.'],
  [
    'package',
    'Packages of Gitea and Forgejo do not say which commit they were built from.',
  ],
]);

/** Why nothing is made of an event, in words for a person. */
export function whyUnused(event: string | null): string {
  if (!event) {
    return 'There is no X-Gitea-Event header, so this is not a webhook of Gitea or Forgejo.';
  }
  return (
    REASONS.get(event) ??
    `The "${text(
      event,
      50,
    )}" events of Gitea and Forgejo are not used for metrics.`
  );
}
