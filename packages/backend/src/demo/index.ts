import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { doraHistoryExtensionPoint } from '@dora-metrics/backstage-plugin-dora-node';
import { exampleHistory } from './history';

/** Fills DORA with the example organisation's past where `dora.demo.enabled` is set. */
export default createBackendModule({
  pluginId: 'dora',
  moduleId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        history: doraHistoryExtensionPoint,
      },
      async init({ config, history }) {
        if (config.getOptionalBoolean('dora.demo.enabled')) {
          history.addHistory(exampleHistory);
        }
      },
    });
  },
});
