import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeliveriesQuery, DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aDelivery, aHealth, someDeliveries } from '../__testUtils__/health';
import { renderOnPage } from '../__testUtils__/render';
import { Health } from './Health';

/** Nothing stands beside the inbox that it does not need. */
const quiet = aHealth({ unmatched: [], mappings: [], orphans: [] });

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnPage(<Health />, {
    api: { getHealth: async () => quiet, ...api },
    search,
  });

const table = () => screen.findByRole('table', { name: 'Inbox' });
const search = () => screen.getByTestId('search').textContent;

async function choose(label: string, option: string) {
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(`^${label} `) }),
  );
  await userEvent.click(screen.getByRole('option', { name: option }));
}

describe('the inbox', () => {
  it('begins with the problems, each with its cause in words', async () => {
    const getDeliveries = jest.fn(async () => someDeliveries());
    show({ getDeliveries });
    const rows = within(await table()).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      /^12 Mar 2026, \d\d:56:02 \S+githubpushUnparseableThe body is not JSON\.$/,
    );
    expect(rows[2]).toHaveTextContent(
      /argocd-prodno event nameFailedWorking it off failed several times\.$/,
    );
    expect(getDeliveries).toHaveBeenCalledWith({
      state: 'problems',
      limit: 50,
    });
  });

  it('says when nothing is stuck', async () => {
    show({ getDeliveries: async () => someDeliveries([]) });
    expect(
      await screen.findByText(
        'Nothing is stuck. Every delivery was understood.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Replay/ }),
    ).not.toBeInTheDocument();
  });

  it('says when a filter leaves nothing', async () => {
    show({ getDeliveries: async () => someDeliveries([]) }, '?state=failed');
    expect(await screen.findByText('No delivery is like that.')).toBeVisible();
  });

  it('filters by state and source, which the URL keeps', async () => {
    const getDeliveries = jest.fn(async () => someDeliveries());
    show({ getDeliveries });
    await screen.findByRole('table', { name: 'Sources' });
    await choose('State', 'Failed');
    expect(search()).toBe('?state=failed');
    await choose('Source', 'argocd-prod');
    expect(search()).toBe('?state=failed&source=argocd-prod');
    await waitFor(() =>
      expect(getDeliveries).toHaveBeenLastCalledWith({
        state: 'failed',
        source: 'argocd-prod',
        limit: 50,
      }),
    );
    await choose('State', 'All');
    await waitFor(() =>
      expect(getDeliveries).toHaveBeenLastCalledWith({
        source: 'argocd-prod',
        limit: 50,
      }),
    );
  });

  it('lists the deliveries of one name, until it is taken away', async () => {
    const getDeliveries = jest.fn(async () => someDeliveries());
    show({ getDeliveries }, '?subject=service%3Ashop&state=all');
    expect(await screen.findByText('Only about service:shop')).toBeVisible();
    expect(getDeliveries).toHaveBeenCalledWith({
      subject: 'service:shop',
      limit: 50,
    });
    screen.getByTitle('Show all names').focus();
    await userEvent.keyboard('{Delete}');
    expect(search()).toBe('?state=all');
  });

  it('loads more below what is there', async () => {
    const getDeliveries = jest.fn(async ({ before }: DeliveriesQuery) =>
      before
        ? someDeliveries([aDelivery({ id: '1' })])
        : someDeliveries([aDelivery({ id: '3' }), aDelivery({ id: '2' })], '2'),
    );
    show({ getDeliveries });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    await waitFor(async () =>
      expect(within(await table()).getAllByRole('row')).toHaveLength(4),
    );
    expect(getDeliveries).toHaveBeenLastCalledWith({
      state: 'problems',
      limit: 50,
      before: '2',
    });
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('can be tried again when it failed', async () => {
    const error = await responseError(500, 'Broken');
    const getDeliveries = jest.fn(async () => someDeliveries());
    getDeliveries.mockRejectedValueOnce(error);
    show({ getDeliveries });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent("Couldn't load the inbox.Broken");
    await userEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await table()).toBeVisible();
  });
});
