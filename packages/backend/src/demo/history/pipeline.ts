import { dayOf, MINUTE, SECOND } from './calendar';
import { numberOn } from './identity';
import { Random } from './prng';
import { Change, Job, Story } from './story';

/** Numbers of jobs that all services together have on a day. */
const ROOM = 4000;

/** The jobs that a change went through, one after the other. */
export function runPipeline(
  story: Story,
  serviceIndex: number,
  change: Change,
  random: Random,
): Job[] {
  const jobs: Job[] = [];
  let queuedAt = change.mergedAt + 5 * SECOND;
  const run = (name: string, minutes: number, failed: boolean) => {
    const startedAt = queuedAt + random.between(4, 50) * SECOND;
    const finishedAt = startedAt + random.logNormal(minutes, 0.25) * MINUTE;
    const day = dayOf(change.mergedAt);
    const index = serviceIndex * 150 + (change.number % 12) * 6 + jobs.length;
    const id = numberOn(day, ROOM, index);
    jobs.push({ name, id, queuedAt, startedAt, finishedAt, failed });
    queuedAt = finishedAt + 2 * SECOND;
  };
  run('build', story.build, false);
  if (random.chance(0.05)) {
    // A flaky test: somebody starts it again.
    run('test', story.test * 0.7, true);
    queuedAt += random.between(3, 12) * MINUTE;
  }
  run('test', story.test, false);
  run('scan', story.scan, false);
  return jobs;
}
