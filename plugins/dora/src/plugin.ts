import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { doraApiRef } from './api/DoraApi';
import { DoraClient } from './api/DoraClient';
import { rootRouteRef, tabRouteRef } from './routes';

/**
 * The DORA plugin for apps on the legacy frontend system.
 *
 * @public
 */
export const doraPlugin = createPlugin({
  id: 'dora',
  apis: [
    createApiFactory({
      api: doraApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new DoraClient({ fetchApi }),
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { tab: tabRouteRef },
});

/**
 * The DORA tab, for an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityDoraContent: () => JSX.Element = doraPlugin.provide(
  createRoutableExtension({
    name: 'EntityDoraContent',
    component: () =>
      import('./service/EntityDoraContent').then(m => m.EntityDoraContent),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The overview card, for the overview of a service.
 *
 * @public
 */
export const EntityDoraCard: () => JSX.Element = doraPlugin.provide(
  createComponentExtension({
    name: 'EntityDoraCard',
    component: {
      lazy: () =>
        import('./service/EntityDoraCard').then(m => m.EntityDoraCard),
    },
  }),
);
