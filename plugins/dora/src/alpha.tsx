/**
 * The DORA plugin for apps on the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiSpeedUpLine } from '@remixicon/react';
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

export { doraTranslationRef } from './translation';

const services = { kind: 'component', 'spec.type': 'service' };

const doraApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: doraApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new DoraClient({ fetchApi }),
    }),
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/dora',
    title: 'DORA',
    group: 'deployment',
    icon: <RiSpeedUpLine />,
    filter: services,
    routeRef: rootRouteRef,
    loader: () =>
      import('./service/EntityDoraContent').then(m => <m.EntityDoraContent />),
  },
});

const teamContent = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/dora',
    title: 'DORA',
    icon: <RiSpeedUpLine />,
    filter: { kind: 'group' },
    routeRef: teamRouteRef,
    loader: () =>
      import('./team/EntityTeamDoraContent').then(m => (
        <m.EntityTeamDoraContent />
      )),
  },
});

const organisationPage = PageBlueprint.make({
  params: {
    path: '/dora',
    title: 'DORA',
    icon: <RiSpeedUpLine />,
    routeRef: organisationRouteRef,
    loader: () =>
      import('./organisation/DoraContent').then(m => <m.DoraContent />),
  },
});

const overviewCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: services,
    loader: () =>
      import('./service/EntityDoraCard').then(m => <m.EntityDoraCard />),
  },
});

/** @alpha */
export default createFrontendPlugin({
  pluginId: 'dora',
  title: 'DORA',
  icon: <RiSpeedUpLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    team: teamRouteRef,
    organisation: organisationRouteRef,
    definitions: definitionsRouteRef,
    health: healthRouteRef,
    setup: setupRouteRef,
  },
  externalRoutes: { tab: tabRouteRef, definitions: definitionsPageRouteRef },
  extensions: [
    doraApi,
    entityContent,
    teamContent,
    organisationPage,
    overviewCard,
  ],
});
