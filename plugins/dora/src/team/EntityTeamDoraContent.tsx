import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TeamTab } from './TeamTab';

/**
 * The DORA tab of the page of a group.
 *
 * @public
 */
export function EntityTeamDoraContent() {
  const { entity } = useEntity();
  // Another team starts anew, so that no number of the last one is shown.
  return <TeamTab key={stringifyEntityRef(entity)} entity={entity} />;
}
