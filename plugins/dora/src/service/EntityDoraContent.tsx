import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DoraTab } from './DoraTab';

/**
 * The DORA tab of the entity page that it is on.
 *
 * @public
 */
export function EntityDoraContent() {
  const { entity } = useEntity();
  // Another entity starts anew, so that no number of the last one is shown.
  return <DoraTab key={stringifyEntityRef(entity)} entity={entity} />;
}
