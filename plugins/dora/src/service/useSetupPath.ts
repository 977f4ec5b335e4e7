import { useRouteRef } from '@backstage/core-plugin-api';
import { tabRouteRef } from '../routes';
import { SETUP_PATH } from './setupPath';

/** The path of the set-up of the entity; undefined where it has no DORA tab. */
export function useSetupPath(): string | undefined {
  const tab = useRouteRef(tabRouteRef);
  return tab && `${tab()}/${SETUP_PATH}`;
}
