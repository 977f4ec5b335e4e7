import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The DORA tab of an entity page. @public */
export const rootRouteRef = createRouteRef({ id: 'dora' });

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
