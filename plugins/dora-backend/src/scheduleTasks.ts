import { SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { markDerivedByOthers } from './attribution/otherReleases';
import { ServiceDirectory } from './catalog/ServiceDirectory';
import { ComparisonWorker } from './comparisons/ComparisonWorker';
import { keepMonths } from './partitioning/keepMonths';
import { FigureWorker } from './restatements/FigureWorker';
import { Retention } from './retention/Retention';

/** What is done again and again, by one replica at a time. */
export async function scheduleTasks(options: {
  db: Knex;
  scheduler: SchedulerService;
  catalogRefreshSeconds: number;
  directory: ServiceDirectory;
  comparisons: ComparisonWorker;
  figures: FigureWorker;
  retention: Retention;
  /** Called when there is something new for the pipeline to do. */
  onWork(): void;
}): Promise<void> {
  const { scheduler, directory, comparisons, figures, retention } = options;
  const { onWork } = options;
  await scheduler.scheduleTask({
    id: 'dora-refresh-services',
    frequency: { seconds: options.catalogRefreshSeconds },
    // Also how long a process that was killed meanwhile keeps others from it.
    timeout: { minutes: 1 },
    initialDelay: { seconds: 1 },
    scope: 'global',
    fn: async () => {
      const changed = await directory.refresh();
      const stale = await markDerivedByOthers(options.db);
      if (changed + stale > 0) {
        onWork();
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'dora-comparisons',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: async signal => {
      if ((await comparisons.work(signal)) > 0) {
        onWork();
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'dora-closed-months',
    frequency: { hours: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: async () => {
      if ((await figures.markClosed()) > 0) {
        onWork();
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'dora-months',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: async signal => {
      await keepMonths(options.db, Date.now(), { signal });
    },
  });
  await scheduler.scheduleTask({
    id: 'dora-retention',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: signal => retention.run(signal),
  });
}
