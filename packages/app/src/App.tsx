import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navigationModule } from './navigation';

/** Everything else, DORA included, is found through `app.packages` in the configuration. */
export default createApp({ features: [catalogPlugin, navigationModule] });
