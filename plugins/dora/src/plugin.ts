import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { doraApiRef } from './api/DoraApi';
import { DoraClient } from './api/DoraClient';
import {
  definitionsPageRouteRef,
  definitionsRouteRef,
  healthRouteRef,
  organisationRouteRef,
  rootRouteRef,
  setupRouteRef,
  tabRouteRef,
  teamRouteRef,
} from './routes';

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
  routes: {
    root: rootRouteRef,
    team: teamRouteRef,
    organisation: organisationRouteRef,
    definitions: definitionsRouteRef,
    health: healthRouteRef,
    setup: setupRouteRef,
  },
  externalRoutes: { tab: tabRouteRef, definitions: definitionsPageRouteRef },
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
 * The DORA tab of a group, for an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityTeamDoraContent: () => JSX.Element = doraPlugin.provide(
  createRoutableExtension({
    name: 'EntityTeamDoraContent',
    component: () =>
      import('./team/EntityTeamDoraContent').then(m => m.EntityTeamDoraContent),
    mountPoint: teamRouteRef,
  }),
);

/**
 * The page of the organisation, for a `Route` of the app.
 *
 * @public
 */
export const DoraPage: () => JSX.Element = doraPlugin.provide(
  createRoutableExtension({
    name: 'DoraPage',
    component: () => import('./organisation/DoraPage').then(m => m.DoraPage),
    mountPoint: organisationRouteRef,
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
