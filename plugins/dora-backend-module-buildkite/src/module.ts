import { createBackendModule } from '@backstage/backend-plugin-api';
import { doraEventSourcesExtensionPoint } from '@dora-metrics/backstage-plugin-dora-node';
import { buildkiteSource } from './buildkiteSource';

/** Adds the kind of sender `buildkite`. @public */
export const doraModuleBuildkite = createBackendModule({
  pluginId: 'dora',
  moduleId: 'buildkite',
  register: env =>
    env.registerInit({
      deps: { sources: doraEventSourcesExtensionPoint },
      init: async ({ sources }) => sources.addEventSource(buildkiteSource),
    }),
});
