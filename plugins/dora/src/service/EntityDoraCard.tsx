import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { OverviewCard } from './OverviewCard';

/**
 * The four metrics at a glance, for the overview of an entity.
 *
 * @public
 */
export function EntityDoraCard() {
  const { entity } = useEntity();
  return <OverviewCard key={stringifyEntityRef(entity)} entity={entity} />;
}
