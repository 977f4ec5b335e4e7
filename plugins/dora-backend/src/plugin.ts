import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  DoraEventSource,
  doraEventSourcesExtensionPoint,
  DoraHistory,
  doraHistoryExtensionPoint,
} from '@dora-metrics/backstage-plugin-dora-node';
import { readDoraConfig } from './config';
import { startDora } from './startDora';
import { builtInEventSources } from './sources';

/**
 * Receives delivery events and answers with DORA metrics.
 *
 * @public
 */
export const doraPlugin = createBackendPlugin({
  pluginId: 'dora',
  register(env) {
    const kinds = new Map<string, DoraEventSource>(
      builtInEventSources.map(source => [source.kind, source]),
    );
    const histories: DoraHistory[] = [];
    env.registerExtensionPoint(doraEventSourcesExtensionPoint, {
      addEventSource(source) {
        if (kinds.has(source.kind)) {
          throw new Error(
            `Event source '${source.kind}' is already registered`,
          );
        }
        kinds.set(source.kind, source);
      },
    });
    env.registerExtensionPoint(doraHistoryExtensionPoint, {
      addHistory: history => histories.push(history),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
      },
      async init({ config, ...services }) {
        await startDora({
          ...services,
          config: readDoraConfig(config),
          rootConfig: config,
          kinds: [...kinds.values()],
          histories,
        });
      },
    });
  },
});
