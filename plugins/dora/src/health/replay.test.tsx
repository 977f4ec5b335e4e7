import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeliverySummary } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
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
const button = (name: string | RegExp) => screen.findByRole('button', { name });

/** A delivery whose time tells it from the others. */
const numbered = (id: number, parts: Partial<DeliverySummary> = {}) =>
  aDelivery({
    id: String(id),
    receivedAt: new Date(Date.UTC(2026, 2, 12, 12, id)).toISOString(),
    ...parts,
  });

describe('replaying', () => {
  const select = async (name: RegExp) =>
    userEvent.click(await screen.findByRole('checkbox', { name }));

  it('works off again what is selected and can be', async () => {
    let items = [
      numbered(3, { state: 'done' }),
      numbered(2, { replayable: false }),
      numbered(1),
    ];
    const replayDeliveries = jest.fn(async () => {
      items = items.slice(1);
      return { changed: 1 };
    });
    show({
      getDeliveries: async () => someDeliveries(items),
      replayDeliveries,
    });
    expect(await button('Replay 0')).toBeDisabled();
    await select(/^Select the delivery of .*12:03:00/);
    await select(/^Select the delivery of .*12:02:00/);
    expect(
      screen.getByRole('checkbox', { name: 'Select all that are shown' }),
    ).toHaveAttribute('data-indeterminate', 'true');
    expect(search()).toBe('');
    expect(await button('Discard 1…')).toBeEnabled();
    await userEvent.click(await button('Replay 1'));
    expect(replayDeliveries).toHaveBeenCalledWith({ ids: ['3'] });
    expect(
      await screen.findByText('1 delivery will be worked off again.'),
    ).toBeVisible();
    await waitFor(async () =>
      expect(within(await table()).getAllByRole('row')).toHaveLength(3),
    );
    expect(await button('Replay 0')).toBeDisabled();
  });

  it('selects all that are shown, and none of them', async () => {
    show({
      getDeliveries: async () => someDeliveries([numbered(2), numbered(1)]),
    });
    await select(/^Select all/);
    expect(await button('Replay 2')).toBeEnabled();
    await select(/^Select all/);
    expect(await button('Replay 0')).toBeDisabled();
    expect(search()).toBe('');
  });

  it('works off again all in a state, of the source that is chosen', async () => {
    const replayDeliveries = jest.fn(async () => ({ changed: 230 }));
    show({ replayDeliveries }, '?state=unparseable&source=github');
    await userEvent.click(await button('Replay all unparseable'));
    expect(replayDeliveries).toHaveBeenCalledWith({
      state: 'unparseable',
      sourceId: 'github',
    });
    expect(
      await screen.findByText('230 deliveries will be worked off again.'),
    ).toBeVisible();
  });

  it.each(['', '?state=all', '?state=done', '?state=failed&subject=a'])(
    'offers no whole state for %p',
    async where => {
      show({}, where);
      await button('Replay 0');
      expect(
        screen.queryByRole('button', { name: /^Replay all/ }),
      ).not.toBeInTheDocument();
    },
  );

  it('says when nothing was left, each time anew', async () => {
    show({ replayDeliveries: async () => ({ changed: 0 }) }, '?state=failed');
    await userEvent.click(await button('Replay all failed'));
    const first = await screen.findByText(/^Nothing was left to do/);
    await userEvent.click(await button('Replay all failed'));
    await waitFor(() => expect(first).not.toBeInTheDocument());
    expect(screen.getByText(/^Nothing was left to do/)).toBeVisible();
  });

  it('says when it could not be done', async () => {
    const error = await responseError(500, 'Broken');
    show({ replayDeliveries: () => Promise.reject(error) }, '?state=failed');
    await userEvent.click(await button('Replay all failed'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't replay. Broken",
    );
    expect(await button('Replay all failed')).toBeEnabled();
  });
});

describe('discarding', () => {
  it('needs a reason', async () => {
    const discardDeliveries = jest.fn(async () => ({ changed: 2 }));
    show({ discardDeliveries });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /^Select all/ }),
    );
    await userEvent.click(await button('Discard 2…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Discard 2 deliveries',
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Discard' }),
    );
    expect(within(dialog).getByText('Say why')).toBeVisible();
    expect(discardDeliveries).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByLabelText(/^Reason/), 'Test run');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Discard' }),
    );
    expect(discardDeliveries).toHaveBeenCalledWith(['17', '16'], 'Test run');
    expect(
      await screen.findByText('2 deliveries no longer count.'),
    ).toBeVisible();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('shows in the dialog why it could not be done', async () => {
    const error = await responseError(409, 'Being worked off');
    show({ discardDeliveries: () => Promise.reject(error) }, '?delivery=17');
    await userEvent.click(await button('Discard…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Discard 1 delivery',
    });
    await userEvent.type(
      within(dialog).getByLabelText(/^Reason/),
      'Test{Enter}',
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't discard. Being worked off",
    );
  });
});
