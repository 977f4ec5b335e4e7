import { createPermission } from '@backstage/plugin-permission-common';

/** To see metrics of entities that the catalog shows. @public */
export const doraMetricsReadPermission = createPermission({
  name: 'dora.metrics.read',
  attributes: { action: 'read' },
});

/** To set and drop the targets of services and teams. @public */
export const doraTargetUpdatePermission = createPermission({
  name: 'dora.target.update',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. @public */
export const doraPermissions = [
  doraMetricsReadPermission,
  doraTargetUpdatePermission,
];
