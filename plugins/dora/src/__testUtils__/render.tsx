import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
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

interface RenderOptions {
  api?: Partial<DoraApi>;
  search?: string;
}

/** Renders an element on the page of an entity, above a backend of one's own. */
export function renderOnEntity(
  element: ReactElement,
  options: RenderOptions & { entity?: Entity } = {},
) {
  const { entity: on = entity, ...rest } = options;
  const { kind, metadata } = on;
  return renderAt(
    `/catalog/default/${kind.toLocaleLowerCase('en-US')}/${metadata.name}/dora`,
    <EntityProvider entity={on}>{element}</EntityProvider>,
    rest,
  );
}

/** Renders an element on a page of its own. */
export function renderOnPage(
  element: ReactElement,
  options: RenderOptions = {},
) {
  return renderAt('/dora', element, options);
}

function renderAt(
  path: string,
  element: ReactElement,
  { api, search = '' }: RenderOptions,
) {
  return renderInTestApp(
    <TestApiProvider apis={[[doraApiRef, anApi(api)]]}>
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
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`${path}${search}`],
    },
  );
}

/** Shows the query part of the URL, which holds the state of the page. */
function Place() {
  return <div data-testid="search">{useLocation().search}</div>;
}
