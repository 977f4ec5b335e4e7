import { createPermission } from '@backstage/plugin-permission-common';

/** To see metrics of entities that the catalog shows. @public */
export const doraMetricsReadPermission = createPermission({
  name: 'dora.metrics.read',
  attributes: { action: 'read' },
});

/** To set and drop the targets and interventions of services and teams. @public */
export const doraTargetUpdatePermission = createPermission({
  name: 'dora.target.update',
  attributes: { action: 'update' },
});

/** To correct what was derived, and to undo that. @public */
export const doraCorrectionUpdatePermission = createPermission({
  name: 'dora.correction.update',
  attributes: { action: 'update' },
});

/** To see how the sources do, what waits and what could not be read. @public */
export const doraHealthReadPermission = createPermission({
  name: 'dora.health.read',
  attributes: { action: 'read' },
});

/**
 * To see raw deliveries, to replay and discard them, to map what is unknown, to
 * import history, to rebuild and to erase.
 *
 * @public
 */
export const doraHealthManagePermission = createPermission({
  name: 'dora.health.manage',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. @public */
export const doraPermissions = [
  doraMetricsReadPermission,
  doraTargetUpdatePermission,
  doraCorrectionUpdatePermission,
  doraHealthReadPermission,
  doraHealthManagePermission,
];
