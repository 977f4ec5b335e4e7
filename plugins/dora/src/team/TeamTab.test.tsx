import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aTeam, group } from '../__testUtils__/groups';
import { renderOnEntity } from '../__testUtils__/render';
import { EntityTeamDoraContent } from './EntityTeamDoraContent';

const show = (api: Partial<DoraApi> = {}, search?: string, entity = group) =>
  renderOnEntity(<EntityTeamDoraContent />, { api, search, entity });

const search = () => screen.getByTestId('search').textContent;

/** The rows of a table, without its head. */
async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name });
  return within(table).getAllByRole('row').slice(1);
}

async function servicesInOrder() {
  const rows = await rowsOf('Services');
  return rows.map(row => within(row).getByRole('link').textContent);
}

describe('EntityTeamDoraContent', () => {
  it('shows pooled tiles, and says that they are pooled', async () => {
    show();
    expect(await screen.findByText('147 deployments')).toBeVisible();
    await userEvent.hover(
      screen.getByRole('button', { name: 'What is “Lead time for changes”?' }),
    );
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Pooled over all changes and deployments of its services.',
    );
  });

  it('lists its services as the backend orders them', async () => {
    show({}, '?range=90d');
    const [first, second] = await rowsOf('Services');
    expect(first).toHaveTextContent(
      'search2.8 per week●Mediumn = 1285 min▲Highn = 80',
    );
    expect(first).toHaveTextContent('Lead time ▲ 30 % worse');
    expect(second).toHaveTextContent('Lead time ▼ 21 % better');
    expect(within(first).getByRole('link', { name: 'search' })).toHaveAttribute(
      'href',
      '/catalog/default/component/search/dora?range=90d',
    );
  });

  it('sorts by any column, one way, the other, and not at all', async () => {
    show();
    expect(await servicesInOrder()).toEqual(['search', 'cart']);
    const table = screen.getByRole('table', { name: 'Services' });
    const header = within(table).getByRole('columnheader', {
      name: 'Service',
    });
    const click = () => userEvent.click(within(header).getByRole('button'));
    await click();
    expect(await servicesInOrder()).toEqual(['cart', 'search']);
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    expect(search()).toBe('?sort=service');
    await click();
    expect(await servicesInOrder()).toEqual(['search', 'cart']);
    expect(search()).toBe('?sort=-service');
    await click();
    expect(header).toHaveAttribute('aria-sort', 'none');
    expect(search()).toBe('');
  });

  it('leads from a tile to the services, the worst first', async () => {
    show();
    const tile = await screen.findByRole('link', {
      name: 'Lead time for changes',
    });
    expect(tile).toHaveAttribute(
      'href',
      expect.stringMatching(/\?sort=-lead-time$/),
    );
    await userEvent.click(tile);
    expect(await servicesInOrder()).toEqual(['search', 'cart']);
    expect(tile).toHaveAttribute('aria-current', 'true');
  });

  it('puts services without a value last, whichever way', async () => {
    show({}, '?sort=time-to-restore');
    expect(await servicesInOrder()).toEqual(['search', 'cart']);
  });

  it('includes the teams below, and says so in the URL', async () => {
    const getTeamMetrics = jest.fn(async () => aTeam());
    show({ getTeamMetrics });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Include sub-teams' }),
    );
    expect(search()).toBe('?subteams=1');
    await waitFor(() =>
      expect(getTeamMetrics).toHaveBeenLastCalledWith(
        { kind: 'Group', namespace: 'default', name: 'shopping' },
        {
          range: '30d',
          compare: 'previous',
          environment: 'production',
          includeSubTeams: true,
        },
      ),
    );
  });

  it('folds up the services that send nothing', async () => {
    show();
    await userEvent.click(await screen.findByText('1 service sends no events'));
    expect(screen.getByRole('link', { name: 'wishlist' })).toHaveAttribute(
      'href',
      '/catalog/default/component/wishlist/dora',
    );
  });

  it('shows its targets', async () => {
    const getTargets = jest.fn(async () => ({
      entityRef: 'group:default/shopping',
      environment: 'production',
      targets: [],
      editable: false,
    }));
    show({ getTargets });
    expect(await screen.findByText('No targets yet.')).toBeVisible();
    expect(getTargets).toHaveBeenCalledWith({
      kind: 'Group',
      namespace: 'default',
      name: 'shopping',
    });
  });

  it('compares it with the teams of the same parent', async () => {
    const getLeaderboard = jest.fn(async () => ({
      ...(await import('../__testUtils__/organisation')).aLeaderboard(),
    }));
    show({ getLeaderboard });
    const rows = await rowsOf('Sibling teams, last 90 days');
    expect(getLeaderboard).toHaveBeenCalledWith({
      range: '90d',
      environment: 'production',
      parent: 'group:default/acme',
    });
    expect(rows[1]).toHaveTextContent('Shoppingthis team');
    expect(within(rows[1]).queryByRole('link')).not.toBeInTheDocument();
  });

  it('has no comparison without a parent', async () => {
    show({}, '', { ...group, relations: [] });
    await screen.findByText('147 deployments');
    expect(
      screen.queryByRole('region', { name: /Sibling teams/ }),
    ).not.toBeInTheDocument();
  });
});

describe('the states of the team tab', () => {
  it('not allowed', async () => {
    show({
      getTeamMetrics: async () => {
        throw await responseError(403, 'No');
      },
    });
    expect(
      await screen.findByText(
        "You don't have access to delivery metrics for this team.",
      ),
    ).toBeVisible();
  });

  it('failed, with a way to try again', async () => {
    let broken = true;
    show({
      getTeamMetrics: async () => {
        if (broken) {
          throw await responseError(500, 'Broken');
        }
        return aTeam();
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load delivery metrics.Broken",
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('147 deployments')).toBeVisible();
  });

  it('loading', async () => {
    show({ getTeamMetrics: () => new Promise(() => {}) });
    expect(await screen.findAllByTestId('tile-skeleton')).toHaveLength(4);
  });

  it('without services, but with teams below', async () => {
    show({
      getTeamMetrics: async () => aTeam({ services: [], silentServices: [] }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Include sub-teams' }),
    );
    expect(search()).toBe('?subteams=1');
  });

  it('without any service', async () => {
    show({
      getTeamMetrics: async () =>
        aTeam({ services: [], silentServices: [], subTeams: [] }),
    });
    expect(
      await screen.findByText('This team owns no services.'),
    ).toBeVisible();
  });

  it('with services of which none sends', async () => {
    show({ getTeamMetrics: async () => aTeam({ services: [] }) });
    expect(await screen.findByText(/No events received yet/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'wishlist' })).toBeVisible();
  });
});
