import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Leaderboard } from '@dora-metrics/backstage-plugin-dora-common';
import { responseError } from '../__testUtils__/api';
import { aLeaderboard } from '../__testUtils__/organisation';
import { renderOnPage } from '../__testUtils__/render';
import { LeaderboardPanel } from './LeaderboardPanel';

const show = (parts: Partial<Leaderboard> = {}, search?: string) =>
  renderOnPage(
    <LeaderboardPanel title="Teams" environment="production" revision={0} />,
    { api: { getLeaderboard: async () => aLeaderboard(parts) }, search },
  );

async function rows() {
  const table = await screen.findByRole('table', { name: 'Teams' });
  return within(table).getAllByRole('row').slice(1);
}

const teams = async () =>
  (await rows()).map(row => within(row).getByRole('link').textContent);

describe('LeaderboardPanel', () => {
  it('shows teams in the order of the backend, without ranks', async () => {
    show();
    const [first, , third] = await rows();
    expect(await teams()).toEqual(['Payments', 'Shopping', 'Identity']);
    expect(first).toHaveTextContent('▲ 31 % better');
    expect(first).toHaveTextContent('▲Highby lead time');
    expect(third).toHaveTextContent('▼ 8 % worse');
    expect(third).not.toHaveTextContent('by lead time');
    expect(
      screen.getByText(
        'Compare like with like. DORA advises against ranking teams.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/against 12 Jan to 10 Feb/)).toBeVisible();
  });

  it('leads to the tab of each team', async () => {
    show();
    const [first] = await rows();
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/group/payments/dora',
    );
  });

  it('sorts by any column and keeps that in the URL', async () => {
    show();
    await rows();
    await userEvent.click(screen.getByRole('button', { name: 'Lead time' }));
    expect(await teams()).toEqual(['Identity', 'Shopping', 'Payments']);
    expect(screen.getByTestId('search')).toHaveTextContent('?teams=lead-time');
  });

  it('sorts by level, the best first', async () => {
    show({}, '?teams=overall');
    expect(await teams()).toEqual(['Identity', 'Payments', 'Shopping']);
  });

  it('keeps teams with too few rows apart', async () => {
    show();
    const list = await screen.findByRole('list', { name: 'Not enough data' });
    expect(within(list).getByRole('link', { name: 'Insights' })).toBeVisible();
  });

  it('says so when no team has enough', async () => {
    show({ teams: [] });
    expect(
      await screen.findByText('No team has enough data to compare.'),
    ).toBeVisible();
  });

  it('fails alone', async () => {
    renderOnPage(
      <LeaderboardPanel title="Teams" environment="production" revision={0} />,
      {
        api: {
          getLeaderboard: async () => {
            throw await responseError(500, 'Broken');
          },
        },
      },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load the comparison. Metrics are unaffected.Broken",
    );
  });
});
