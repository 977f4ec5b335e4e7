import { ReactElement } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { DoraApi, doraApiRef } from '../api/DoraApi';
import { Translate, doraTranslationRef } from '../translation';
import { anApi, entity } from './api';

/** The messages as they are written. */
export function translate(): Translate {
  const snapshot = mockApis.translation().getTranslation(doraTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The default messages are always ready');
  }
  return snapshot.t;
}

/** Renders an element on the page of an entity, above a backend of one's own. */
export function renderOnEntity(
  element: ReactElement,
  options: { api?: Partial<DoraApi>; search?: string } = {},
) {
  return renderInTestApp(
    <TestApiProvider apis={[[doraApiRef, anApi(options.api)]]}>
      <EntityProvider entity={entity}>
        <Routes>
          <Route
            path="*"
            element={
              <>
                {element}
                <Place />
              </>
            }
          />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [
        `/catalog/default/component/checkout/dora${options.search ?? ''}`,
      ],
    },
  );
}

/** Shows the query part of the URL, which holds the state of the page. */
function Place() {
  return <div data-testid="search">{useLocation().search}</div>;
}
