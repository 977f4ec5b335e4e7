import { dayOf } from './calendar';
import { iso, PlannedDelivery } from './delivery';
import { githubDelivery, repositoryOf } from './github';
import { numberOn } from './identity';
import { Change, Job } from './story';

/** A finished job of GitHub Actions. */
export function githubJob(change: Change, job: Job): PlannedDelivery {
  const { repository } = change;
  return githubDelivery(
    job.finishedAt,
    'workflow_job',
    [job.id],
    repository,
    () => {
      const run = numberOn(dayOf(change.mergedAt), 5000, change.number % 5000);
      return {
        action: 'completed',
        workflow_job: {
          id: 30_000_000_000 + job.id,
          run_id: 9_000_000_000 + run,
          run_attempt: 1,
          workflow_name: 'Deliver',
          head_branch: 'main',
          head_sha: change.head,
          html_url: `${
            repositoryOf(repository).html_url
          }/actions/runs/${run}/job/${job.id}`,
          status: 'completed',
          conclusion: job.failed ? 'failure' : 'success',
          created_at: iso(job.queuedAt),
          started_at: iso(job.startedAt),
          completed_at: iso(job.finishedAt),
          name: job.name,
          steps: [],
          labels: ['ubuntu-latest'],
          runner_name: 'GitHub Actions 7',
        },
      };
    },
  );
}
