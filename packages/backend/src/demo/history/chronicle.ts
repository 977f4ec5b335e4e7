import { DAY, dayOf } from './calendar';
import { changesOn } from './changes';
import { CURRENT_INCIDENTS, otherIncidentsOn } from './incidents';
import { runPipeline } from './pipeline';
import { Random } from './prng';
import { Releases } from './releases';
import { Chronicle, Story } from './story';
import { storyOn } from './trend';

/**
 * Lives through the days of one service, to the end of the day of `now`. Each
 * day has its own stream of chance.
 */
export function chronicleOf(
  story: Story,
  serviceIndex: number,
  firstDay: number,
  now: number,
): Chronicle {
  const chronicle: Chronicle = {
    story,
    changes: [],
    jobs: new Map(),
    deployments: [],
    incidents: [],
  };
  const releases = new Releases(chronicle, serviceIndex);
  const end = now - (story.silentFor ?? 0) * DAY;
  for (let day = firstDay; day <= dayOf(end); day++) {
    const random = new Random(story.service, day);
    const today = storyOn(story, day, now);
    const changes = changesOn(today, day, random);
    let last = 0;
    const ready = changes.map(change => {
      const jobs = runPipeline(today, serviceIndex, change, random);
      chronicle.jobs.set(change.head, jobs);
      last = Math.max(jobs[jobs.length - 1].finishedAt, last) + 1000;
      return { change, readyAt: last };
    });
    chronicle.changes.push(...changes);
    releases.on(day, today, ready, random);
    chronicle.incidents.push(
      ...otherIncidentsOn(
        story.service,
        serviceIndex,
        day,
        story.otherIncidents,
        today.restore,
        random,
      ),
    );
  }
  if (story.silentFor) {
    // What was not over when it fell silent would look like still going on.
    chronicle.changes = chronicle.changes.filter(
      ({ mergedAt }) => mergedAt < end,
    );
    chronicle.deployments = chronicle.deployments.filter(
      ({ finishedAt }) => finishedAt < end,
    );
    chronicle.incidents = chronicle.incidents.filter(
      ({ resolvedAt, again }) => (again?.resolvedAt ?? resolvedAt ?? end) < end,
    );
  }
  const current = CURRENT_INCIDENTS[story.service];
  if (current) chronicle.incidents.push(current(now));
  return chronicle;
}
