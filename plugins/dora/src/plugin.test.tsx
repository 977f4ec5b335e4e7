import { Link, Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { anApi, entity } from './__testUtils__/api';
import { group } from './__testUtils__/groups';
import {
  DoraPage,
  doraApiRef,
  doraPlugin,
  EntityDoraCard,
  EntityDoraContent,
  EntityTeamDoraContent,
  isDoraAvailable,
} from './index';

function render(element: JSX.Element, on: Entity = entity) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [doraApiRef, anApi()],
        [discoveryApiRef, mockApis.discovery()],
      ]}
    >
      <EntityProvider entity={on}>{element}</EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('the plugin for the legacy frontend system', () => {
  it('brings its API', () => {
    expect([...doraPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.dora.client',
    ]);
  });

  it('shows the tab', async () => {
    await render(
      <Routes>
        <Route path="*" element={<EntityDoraContent />} />
      </Routes>,
    );
    expect(
      await screen.findByRole('region', { name: 'Lead time for changes' }),
    ).toBeInTheDocument();
  });

  it('shows the tab of a team', async () => {
    await render(
      <Routes>
        <Route path="*" element={<EntityTeamDoraContent />} />
      </Routes>,
      group,
    );
    expect(
      await screen.findByRole('table', { name: 'Services' }),
    ).toBeInTheDocument();
  });

  it('shows the page of the organisation', async () => {
    await render(
      <Routes>
        <Route path="*" element={<DoraPage />} />
      </Routes>,
    );
    expect(
      await screen.findByRole('heading', { name: 'DORA' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Summary' }),
    ).toBeInTheDocument();
  });

  it('shows the page of data health below it', async () => {
    await render(
      <Routes>
        <Route path="dora/*" element={<DoraPage />} />
        <Route path="*" element={<Link to="dora/health">Go</Link>} />
      </Routes>,
    );
    await userEvent.click(screen.getByRole('link', { name: 'Go' }));
    expect(
      await screen.findByRole('heading', { name: 'Data health', level: 1 }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Inbox' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'DORA' }));
    const link = await screen.findByRole('link', { name: 'Data health' });
    expect(link.getAttribute('href')).toMatch(/\/health$/);
  });

  it('shows the card, which leads to the tab', async () => {
    await render(
      <Routes>
        <Route
          path="*"
          element={
            <>
              <EntityDoraCard />
              <EntityDoraContent />
            </>
          }
        />
      </Routes>,
    );
    const [link] = await screen.findAllByRole('link', {
      name: 'Change failure rate',
    });
    expect(link.getAttribute('href')).toMatch(/\?metric=change-failure-rate$/);
  });
});

describe('isDoraAvailable', () => {
  const annotated = (annotations?: Record<string, string>): Entity => ({
    ...entity,
    metadata: { name: 'checkout', annotations },
  });

  it.each([
    'github.com/project-slug',
    'argocd/app-name',
    'backstage.io/source-location',
    'dora/service-id',
  ])('knows %s', name => {
    expect(isDoraAvailable(annotated({ [name]: 'acme/checkout' }))).toBe(true);
  });

  it('knows when nothing links the entity', () => {
    expect(isDoraAvailable(annotated())).toBe(false);
    expect(isDoraAvailable(annotated({ 'dora/paths': 'src/**' }))).toBe(false);
  });
});
