import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { Route, Routes, useLocation } from 'react-router-dom';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DoraApi, doraApiRef } from '../api/DoraApi';
import { organisationRouteRef } from '../routes';
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
  /** What the catalog holds. */
  entities?: Entity[];
  search?: string;
  /** The page below the tab, with a slash before it. */
  below?: string;
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
  { api, entities = [], search = '', below = '' }: RenderOptions,
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [doraApiRef, anApi(api)],
        [catalogApiRef, catalogApiMock({ entities })],
      ]}
    >
      <Routes>
        <Route
          path={`${path}/*`}
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
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/dora': organisationRouteRef,
      },
      initialRouteEntries: [`${path}${below}${search}`],
    },
  );
}

/** Shows the query part of the URL, which holds the state of the page. */
function Place() {
  return <div data-testid="search">{useLocation().search}</div>;
}
