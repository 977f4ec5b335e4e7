import { text } from '../reading/texts';

const TOLD_OTHERWISE = 'The pull request itself tells what happens to it.';
const ONLY_A_COMMENT = 'Comments in a conversation are not counted.';
const ONLY_A_REF =
  'A branch or tag that comes or goes changes nothing by itself; its commits come with pushes.';

const REASONS = new Map([
  ['ping', 'GitHub says hello: the webhook is set up correctly.'],
  ['create', ONLY_A_REF],
  ['delete', ONLY_A_REF],
  ['check_suite', 'The check runs of a suite tell each for itself.'],
  ['merge_group', TOLD_OTHERWISE],
  ['pull_request_review_thread', TOLD_OTHERWISE],
  ['issue_comment', ONLY_A_COMMENT],
  ['commit_comment', ONLY_A_COMMENT],
  ['workflow_dispatch', 'The run that was started tells for itself.'],
  ['repository_dispatch', 'What was started by it tells for itself.'],
  ['deployment_review', 'The states of a deployment tell when it goes on.'],
  [
    'deployment_protection_rule',
    'The states of a deployment tell when it goes on.',
  ],
]);

/** Why nothing is made of an event, in words for a person. */
export function whyUnused(event: string | null): string {
  if (!event) {
    return 'There is no X-GitHub-Event header, so this is not a webhook of GitHub.';
  }
  return (
    REASONS.get(event) ??
    `GitHub's "${text(event, 50)}" events are not used for metrics.`
  );
}
