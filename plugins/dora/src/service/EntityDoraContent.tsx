import { Route, Routes } from 'react-router-dom';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Setup } from '../setup/Setup';
import { ServiceDefinitions } from '../definitions/ServiceDefinitions';
import { DEFINITIONS_PATH } from '../explain/definitionsPath';
import { DoraTab } from './DoraTab';
import { SETUP_PATH } from './setupPath';

/**
 * The DORA tab of the entity page that it is on, with its set-up and its
 * definitions below it.
 *
 * @public
 */
export function EntityDoraContent() {
  const { entity } = useEntity();
  // Another entity starts anew, so that no number of the last one is shown.
  const key = stringifyEntityRef(entity);
  return (
    <Routes>
      <Route path={SETUP_PATH} element={<Setup key={key} entity={entity} />} />
      <Route
        path={DEFINITIONS_PATH}
        element={<ServiceDefinitions key={key} entity={entity} />}
      />
      <Route path="*" element={<DoraTab key={key} entity={entity} />} />
    </Routes>
  );
}
