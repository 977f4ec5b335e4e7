import {
  LifecycleService,
  LoggerService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { DoraHistory } from '@dora-metrics/backstage-plugin-dora-node';
import { DoraConfig } from './config';
import { createFileHistory } from './imports/fileHistory';
import { HistoryImporter } from './inbox/HistoryImporter';
import { Inbox } from './inbox/Inbox';
import { Pipeline } from './Pipeline';

/** Lets the pipeline run, and imports history, for as long as the plugin does. */
export function startInBackground({
  config,
  histories,
  importer,
  inbox,
  lifecycle,
  logger,
  pipeline,
  rootLifecycle,
}: {
  config: DoraConfig;
  histories: DoraHistory[];
  importer: HistoryImporter;
  inbox: Inbox;
  lifecycle: LifecycleService;
  logger: LoggerService;
  pipeline: Pipeline;
  rootLifecycle: RootLifecycleService;
}): void {
  const stopping = new AbortController();
  const imports: Promise<void>[] = [];
  const roomInInbox = async (mostPending: number) => {
    while (
      !stopping.signal.aborted &&
      (await inbox.countPending()) > mostPending
    ) {
      await pipeline.round();
    }
  };
  lifecycle.addStartupHook(() => pipeline.start());
  // Not before all plugins have started, for they would wait for the import.
  rootLifecycle.addStartupHook(() => {
    const files = config.imports.map(createFileHistory);
    for (const history of [...histories, ...files]) {
      imports.push(
        importer
          .run(history, stopping.signal, roomInInbox)
          .catch(error =>
            logger.error(`Import of ${history.title} has stopped`, error),
          ),
      );
    }
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await pipeline.stop();
    await Promise.all(imports);
  });
}
