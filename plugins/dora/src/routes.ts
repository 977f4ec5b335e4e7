import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The DORA tab of the page of a service. @public */
export const rootRouteRef = createRouteRef({ id: 'dora' });

/** The DORA tab of the page of a group. @public */
export const teamRouteRef = createRouteRef({ id: 'dora:team' });

/** The page of the organisation. @public */
export const organisationRouteRef = createRouteRef({ id: 'dora:organisation' });

/** The page of data health, below the page of the organisation. @public */
export const healthRouteRef = createSubRouteRef({
  id: 'dora:health',
  path: '/health',
  parent: organisationRouteRef,
});

/** How every number is defined, below the page of the organisation. @public */
export const definitionsRouteRef = createSubRouteRef({
  id: 'dora:definitions',
  path: '/definitions',
  parent: organisationRouteRef,
});

/** Where to begin, below the page of the organisation. @public */
export const setupRouteRef = createSubRouteRef({
  id: 'dora:setup',
  path: '/setup',
  parent: organisationRouteRef,
});

/**
 * Where the overview card leads. It is optional, for an app may show the card
 * without the tab.
 *
 * @public
 */
export const tabRouteRef = createExternalRouteRef({
  id: 'tab',
  optional: true,
  defaultTarget: 'dora.root',
});

/**
 * Where numbers of teams lead to the definitions. It is optional, for an app
 * may show teams without the page of the organisation.
 *
 * @public
 */
export const definitionsPageRouteRef = createExternalRouteRef({
  id: 'definitions',
  optional: true,
  defaultTarget: 'dora.definitions',
});
