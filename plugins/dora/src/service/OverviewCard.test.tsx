import { screen, within } from '@testing-library/react';
import { EntityDoraCard } from './EntityDoraCard';
import { DoraApi } from '../api/DoraApi';
import { renderOnEntity } from '../__testUtils__/render';
import { aQuietReport, aReport, someMetrics } from '../__testUtils__/reports';
import { responseError } from '../__testUtils__/api';

const show = (api: Partial<DoraApi> = {}) =>
  renderOnEntity(<EntityDoraCard />, { api });

const showReport = (report: ReturnType<typeof aReport>) =>
  show({ getServiceMetrics: async () => report });

/** The tile of a metric: what its link covers. */
async function tile(name: string): Promise<HTMLElement> {
  const link = await screen.findByRole('link', { name });
  return link.parentElement!.parentElement!;
}

describe('EntityDoraCard', () => {
  it('leads from each number to what explains it on the tab', async () => {
    show();
    expect(
      await screen.findByRole('link', {
        name: 'Explain “Change failure rate”',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout?explain=change-failure-rate',
    );
  });

  it('shows the four metrics', async () => {
    const soon = new Date(Date.now() - 370_000).toISOString();
    showReport(aReport({ lastEventAt: soon }));
    expect(await tile('Deployment frequency')).toHaveTextContent(
      /4\.9 per day.*Elite.*147 deployments.*▲ 0\.8 \(20 %\) better/,
    );
    expect(await tile('Lead time for changes')).toHaveTextContent(
      /85 min.*High.*157 changes · P95 9 h.*▼ 22 min \(21 %\) better/,
    );
    expect(await tile('Change failure rate')).toHaveTextContent(
      /8 %.*Elite.*8 of 100 deployments.*no clear change/,
    );
    expect(await tile('Time to restore')).toHaveTextContent(
      /1 h 45 min.*High.*4 incidents · 1 open.*▲ 15 min \(17 %\) worse/,
    );
    expect(screen.getByText('DORA metrics')).toBeVisible();
    expect(screen.getByText('Last 30 days · production')).toBeVisible();
    expect(
      screen.getByText('limited by lead time, time to restore'),
    ).toBeVisible();
    expect(screen.getByText('Last event 6 min ago')).toBeVisible();
  });

  it('leads to the tab, with the metric chosen', async () => {
    show();
    const link = await screen.findByRole('link', {
      name: 'Lead time for changes',
    });
    expect(link.getAttribute('href')).toMatch(/\?metric=lead-time$/);
    expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout',
    );
  });

  it('asks for the last 30 days of production', async () => {
    const getServiceMetrics = jest.fn(async () => aReport());
    show({ getServiceMetrics });
    await tile('Lead time for changes');
    expect(getServiceMetrics).toHaveBeenCalledTimes(1);
    expect(getServiceMetrics).toHaveBeenCalledWith(
      { kind: 'Component', namespace: 'default', name: 'checkout' },
      { range: '30d', environment: 'production', compare: 'previous' },
    );
  });

  it('keeps the shape of the tiles while it loads', async () => {
    show({ getServiceMetrics: () => new Promise(() => {}) });
    expect(await screen.findAllByTestId('tile-skeleton')).toHaveLength(4);
  });

  it('says why a number is missing', async () => {
    showReport(aQuietReport());
    expect(await tile('Deployment frequency')).toHaveTextContent('0 per day');
    expect(await tile('Lead time for changes')).toHaveTextContent(
      'No deployments in this period.',
    );
    expect(await tile('Time to restore')).toHaveTextContent(
      'No incidents recorded in this period.',
    );
    expect(screen.getByText('No overall level yet')).toBeVisible();
  });

  it('says since when incidents are open', async () => {
    const oldestOpenSince = new Date(Date.now() - 3.5 * 3.6e6).toISOString();
    showReport(
      aReport({
        metrics: someMetrics({
          time_to_restore: {
            value: null,
            missing: 'all_open',
            unrated: 'all_open',
            level: null,
            n: 0,
            open: 2,
            oldestOpenSince,
          },
        }),
      }),
    );
    expect(await tile('Time to restore')).toHaveTextContent(
      '2 incidents still open, the oldest for 3 h.',
    );
  });

  it.each([
    [
      'not_linked' as const,
      "This component isn't linked to a repository or deployment app yet.",
    ],
    [
      'no_events' as const,
      'No events received yet. Send a test deployment to see this page fill.',
    ],
  ])('explains %s', async (state, text) => {
    showReport(aReport({ state }));
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('explains that the reader has no access', async () => {
    show({
      getServiceMetrics: async () => {
        throw await responseError(403, 'No');
      },
    });
    expect(
      await screen.findByText(
        "You don't have access to delivery metrics for this component.",
      ),
    ).toBeVisible();
  });

  it('offers to try again', async () => {
    show({
      getServiceMetrics: async () => {
        throw await responseError(500, 'Broken logId=4fe2');
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent("Couldn't load delivery metrics.");
    expect(alert).toHaveTextContent('Broken logId=4fe2');
    expect(
      within(alert).getByRole('button', { name: 'Retry' }),
    ).toBeInTheDocument();
  });
});
