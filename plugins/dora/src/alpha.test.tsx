import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { anApi, entity } from './__testUtils__/api';
import { group } from './__testUtils__/groups';
import { anOrganisation } from './__testUtils__/organisation';
import plugin, { doraTranslationRef } from './alpha';
import { doraApiRef } from './api/DoraApi';

type Part = Parameters<typeof plugin.getExtension>[0];

function render(part: Part, on: Entity = entity) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: on }),
      plugin.getExtension(part),
    ],
    apis: [[doraApiRef, anApi()]],
  });
}

describe('the plugin for the new frontend system', () => {
  it('shows the tab of a service', async () => {
    render('entity-content:dora');
    expect(
      await screen.findByRole('region', { name: 'Lead time for changes' }),
    ).toBeInTheDocument();
  });

  it('shows the card of a service', async () => {
    render('entity-card:dora/overview');
    expect(
      await screen.findByRole('link', { name: 'Lead time for changes' }),
    ).toBeInTheDocument();
  });

  it('shows the tab of a group', async () => {
    render('entity-content:dora/team', group);
    expect(
      await screen.findByRole('table', { name: 'Services' }),
    ).toBeInTheDocument();
  });

  it('has a page of the organisation', async () => {
    renderTestApp({
      extensions: [plugin.getExtension('page:dora')],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/dora'],
      apis: [[doraApiRef, anApi()]],
    });
    expect(
      await screen.findByRole('table', { name: 'Summary' }),
    ).toBeInTheDocument();
  });

  it('has a page of data health below it, and links to it', async () => {
    renderTestApp({
      extensions: [plugin.getExtension('page:dora')],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/dora?range=90d'],
      apis: [[doraApiRef, anApi()]],
    });
    const link = await screen.findByRole('link', { name: 'Data health' });
    expect(link.getAttribute('href')).toBe('/dora/health');
    await userEvent.click(link);
    expect(
      await screen.findByRole('table', { name: 'Inbox' }),
    ).toBeInTheDocument();
    const trail = screen.getByRole('navigation', { name: /breadcrumb/i });
    expect(trail).toHaveTextContent('Data health');
    await userEvent.click(within(trail).getByRole('link', { name: 'DORA' }));
    expect(
      await screen.findByRole('table', { name: 'Summary' }),
    ).toBeInTheDocument();
  });

  it('leads from an organisation without events to the first run', async () => {
    renderTestApp({
      extensions: [plugin.getExtension('page:dora')],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/dora'],
      apis: [
        [
          doraApiRef,
          anApi({
            getOrganisationMetrics: async () =>
              anOrganisation({ lastEventAt: null }),
          }),
        ],
      ],
    });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Set up sources' }),
    );
    expect(
      await screen.findByRole('region', { name: '1. Add a source' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('navigation', { name: /breadcrumb/i }),
    ).toHaveTextContent('Set up sources');
  });

  it('shows nothing on other components', async () => {
    const website = { ...entity, spec: { ...entity.spec, type: 'website' } };
    render('entity-card:dora/overview', website);
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(screen.queryByText('DORA metrics')).not.toBeInTheDocument();
  });

  it('lets apps translate its texts', () => {
    expect(doraTranslationRef.id).toBe('plugin.dora');
  });
});
