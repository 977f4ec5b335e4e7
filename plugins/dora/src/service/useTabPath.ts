import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { tabRouteRef } from '../routes';

/** The path of the DORA tab of the entity, or of its page without that tab. */
export function useTabPath(): string {
  const { entity } = useEntity();
  const tab = useRouteRef(tabRouteRef);
  const page = useRouteRef(entityRouteRef);
  return tab ? tab() : page(entityRouteParams(entity));
}
