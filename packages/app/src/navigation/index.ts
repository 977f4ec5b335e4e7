import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { AppSidebar } from './AppSidebar';

export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [AppSidebar],
});
