import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { someInterventions } from '../__testUtils__/interventions';
import { findPanel } from '../__testUtils__/panels';
import { renderOnEntity } from '../__testUtils__/render';
import { aReport } from '../__testUtils__/reports';
import { aSeries } from '../__testUtils__/series';
import { EntityDoraContent } from './EntityDoraContent';

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnEntity(<EntityDoraContent />, { api, search });

async function choose(menu: RegExp, option: string) {
  await userEvent.click(await screen.findByRole('button', { name: menu }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

const search = () => screen.getByTestId('search').textContent;

describe('EntityDoraContent', () => {
  it('marks on the charts at once what a team has changed', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const getServiceSeries = jest.fn(async () => aSeries());
    show({
      getServiceSeries,
      getInterventions: async () => someInterventions({ editable: true }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Note a change' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Small batches');
    const first = within(dialog).getByLabelText(/First day/);
    await userEvent.clear(first);
    await userEvent.type(first, day);
    const asked = getServiceSeries.mock.calls.length;
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(getServiceSeries).toHaveBeenCalledTimes(asked + 1),
    );
  });

  it('shows a panel for each metric and what it was computed from', async () => {
    show();
    expect(await findPanel('Deployment frequency')).toHaveTextContent(
      '147 deployments in 30 days · 3 failed attempts not counted · rules a1b2c3d · as of 14:02',
    );
    expect(await findPanel('Lead time for changes')).toHaveTextContent(
      'Median of 157 changes in 131 deployments',
    );
    const failures = await findPanel('Change failure rate');
    expect(failures).toHaveTextContent('Rollback5');
    expect(failures).toHaveTextContent('causes overlap');
    expect(failures).toHaveTextContent(
      '6 deployments younger than 24 h not counted yet, 1 of them failed.',
    );
    expect(
      await screen.findByRole('region', { name: 'Deployments' }),
    ).toBeVisible();
    expect(screen.getByText('Days begin in UTC')).toBeVisible();
  });

  it('shows restore times by severity', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Time to restore' });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('SEV115 min1 h 30 min–10');
    expect(rows[3]).toHaveTextContent('SEV34 h6 h–11');
  });

  it('marks the metric that the URL names', async () => {
    show({}, '?metric=lead-time');
    expect(
      await screen.findByRole('link', { current: true }),
    ).toHaveTextContent('Lead time for changes');
  });

  describe('filters', () => {
    it('stand in the URL and in the question', async () => {
      const getServiceMetrics = jest.fn(async () => aReport());
      show({ getServiceMetrics }, '?metric=lead-time');
      await choose(/Period/, 'Last 90 days');
      await choose(/Compare with/, 'Nothing');
      await choose(/Environment/, 'staging');
      expect(search()).toBe(
        '?metric=lead-time&range=90d&compare=none&env=staging',
      );
      await waitFor(() =>
        expect(getServiceMetrics).toHaveBeenCalledWith(expect.anything(), {
          range: '90d',
          compare: 'none',
          environment: 'staging',
        }),
      );
      await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
      expect(search()).toBe('?metric=lead-time');
    });

    it('announce what is shown now', async () => {
      show();
      await findPanel('Deployments');
      const [announcement] = screen.getAllByRole('status');
      expect(announcement).toBeEmptyDOMElement();
      await choose(/Period/, 'Last 7 days');
      await waitFor(() =>
        expect(announcement).toHaveTextContent(
          'Last 7 days, production: 147 deployments.',
        ),
      );
    });

    it('take days of one own', async () => {
      show({}, '?range=custom&from=2026-03-01&to=2026-03-10');
      const from = await screen.findByLabelText('From');
      await userEvent.clear(from);
      await userEvent.type(from, '2026-03-05');
      expect(search()).toBe('?range=custom&from=2026-03-05&to=2026-03-10');
      await userEvent.clear(from);
      await userEvent.type(from, '2026-03-11');
      expect(screen.getByText('From must not be after To')).toBeVisible();
      expect(search()).toBe('?range=custom&from=2026-03-05&to=2026-03-10');
    });

    it('keep the numbers on the page while others load', async () => {
      let asked = 0;
      show({
        getServiceMetrics: () =>
          asked++ === 0 ? Promise.resolve(aReport()) : new Promise(() => {}),
      });
      await screen.findByText('147 deployments');
      await choose(/Period/, 'Last 7 days');
      expect(screen.getByText('147 deployments')).toBeVisible();
      expect(screen.queryByTestId('tile-skeleton')).not.toBeInTheDocument();
    });
  });
});
