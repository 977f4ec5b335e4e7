import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aDeliveryDetail, aHealth } from '../__testUtils__/health';
import { renderOnPage } from '../__testUtils__/render';
import { Health } from './Health';

/** Nothing stands beside the inbox that it does not need. */
const quiet = aHealth({ unmatched: [], mappings: [], orphans: [] });

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnPage(<Health />, {
    api: { getHealth: async () => quiet, ...api },
    search,
  });

const search = () => screen.getByTestId('search').textContent;

describe('the drawer of a delivery', () => {
  const drawer = () => screen.findByRole('dialog', { name: 'Delivery 17' });

  it('opens with the keyboard, and closes with Escape', async () => {
    show();
    (
      await screen.findByRole('button', {
        name: /^Open the delivery of .* from github/,
      })
    ).focus();
    await userEvent.keyboard('{Enter}');
    expect(await drawer()).toBeVisible();
    expect(search()).toBe('?delivery=17');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(search()).toBe('');
  });

  it('shows the body as text, whatever it is', async () => {
    show(
      {
        getDelivery: async id =>
          aDeliveryDetail({ id, attempts: 3, bodyTruncated: true }),
      },
      '?delivery=17',
    );
    const body = await screen.findByRole('region', { name: 'Body' });
    expect(body).toHaveTextContent('{"ref": <b>broken</b>');
    expect(body).toHaveTextContent('Only its first 64 KiB are shown.');
    const dialog = await drawer();
    expect(dialog).toHaveTextContent('Attempts3');
    expect(dialog).toHaveTextContent('Size2 KiB');
    expect(
      within(dialog).getByRole('region', { name: 'Cause' }),
    ).toHaveTextContent('The body is not JSON.');
    expect(
      within(dialog).getByRole('region', { name: 'Names in it' }),
    ).toHaveTextContent('repository:github.com/acme/pay-api');
  });

  it('replays it, closes, and says so', async () => {
    const replayDeliveries = jest.fn(async () => ({ changed: 1 }));
    show({ replayDeliveries }, '?delivery=17');
    await userEvent.click(
      await within(await drawer()).findByRole('button', { name: 'Replay' }),
    );
    expect(replayDeliveries).toHaveBeenCalledWith({ ids: ['17'] });
    expect(
      await screen.findByText('1 delivery will be worked off again.'),
    ).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says when it could not be replayed', async () => {
    const error = await responseError(500, 'Broken');
    show({ replayDeliveries: () => Promise.reject(error) }, '?delivery=17');
    const dialog = await drawer();
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Replay' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't replay. Broken",
    );
  });

  it('cannot replay what has no body any more', async () => {
    show(
      {
        getDelivery: async id =>
          aDeliveryDetail({ id, body: null, replayable: false, subjects: [] }),
      },
      '?delivery=17',
    );
    const dialog = await drawer();
    expect(
      await within(dialog).findByText(
        'Its body was emptied to save room, so it cannot be replayed.',
      ),
    ).toBeVisible();
    expect(dialog).toHaveTextContent(
      'It names nothing that a service could answer to.',
    );
    expect(
      within(dialog).getByRole('button', { name: 'Replay' }),
    ).toBeDisabled();
  });

  it('says when it cannot be loaded', async () => {
    const error = await responseError(404, 'No such delivery');
    show({ getDelivery: () => Promise.reject(error) }, '?delivery=17');
    expect(await within(await drawer()).findByRole('alert')).toHaveTextContent(
      "Couldn't load this delivery.No such delivery",
    );
  });
});
