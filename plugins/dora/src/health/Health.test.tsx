import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aHealth, aSource } from '../__testUtils__/health';
import { findPanel } from '../__testUtils__/panels';
import { renderOnPage } from '../__testUtils__/render';
import { Health } from './Health';

const show = (parts: Partial<DataHealth> = {}, api: Partial<DoraApi> = {}) =>
  renderOnPage(<Health />, {
    api: { getHealth: async () => aHealth(parts), ...api },
  });

const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name })).getAllByRole('row');

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

describe('the summary', () => {
  it('tells what waits and what sends', async () => {
    show();
    const summary = await findPanel('Summary');
    expect(
      await within(summary).findByText(/^3 deliveries waiting/),
    ).toHaveTextContent(
      '3 deliveries waiting, the oldest for 2 s · All numbers follow from what is known',
    );
    expect(
      within(summary)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '5 of 8 services send deployments',
      '6 of 8 services send commits',
      '1 of 8 services send incidents',
    ]);
  });

  it('tells when nothing waits and numbers are on their way', async () => {
    show({ pending: 0, oldestPendingSeconds: null, staleServices: 2 });
    expect(
      await screen.findByText(/^No delivery is waiting/),
    ).toHaveTextContent('2 services are being computed again');
  });
});

describe('the sources', () => {
  it('has a row for each, with when its last event came', async () => {
    show({
      sources: [
        aSource({
          lastReceivedAt: minutesAgo(6),
          rejected: 4,
          unparseable: 2,
          failed: 1,
        }),
        aSource({
          id: 'argocd-prod',
          kind: 'argocd',
          authentication: 'none',
          medianLagSeconds: null,
        }),
      ],
    });
    const rows = await rowsOf('Sources');
    expect(rows[1]).toHaveTextContent(
      'githubHMAC-SHA256 signature6 min ago1,204430.4 s',
    );
    expect(rows[2]).toHaveTextContent(/^argocd-prod argocdUnsigned.*–$/);
    expect(
      within(rows[1]).getByRole('link', { name: '3' }).getAttribute('href'),
    ).toMatch(/\?source=github$/);
  });

  it('tells of gaps that the Git host fills, or does not', async () => {
    const lastFailure = 'github.com answered 404';
    show({ comparisons: { waiting: 1, failed: 2, lastFailure } });
    const summary = await findPanel('Summary');
    expect(
      await within(summary).findByText(
        '1 gap in the commits waits for the Git host',
      ),
    ).toBeVisible();
    expect(summary).toHaveTextContent(
      '2 gaps stay, the last because github.com answered 404',
    );
  });

  it('tells the exact time and the parts of a number to the keyboard', async () => {
    show({
      sources: [aSource({ lastReceivedAt: '2026-03-12T14:00:05Z', failed: 3 })],
    });
    const [, row] = await rowsOf('Sources');
    const time = within(row).getByText(/ ago$/);
    act(() => time.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^12 Mar 2026, \d\d:\d\d:05 \S+$/,
    );
    expect(
      within(row).getByTitle('0 unparseable, 0 implausible, 3 failed'),
    ).toHaveTextContent('3');
  });

  it('tells of no address where a source only hears of events', async () => {
    const source = {
      lastReceivedAt: null,
      received: 0,
      medianLagSeconds: null,
    };
    show({ sources: [aSource({ ...source, authentication: 'events' })] });
    const sources = await findPanel('Sources');
    expect(
      await within(sources).findByText(
        /^Nothing has come from github yet\. It waits for events of Backstage/,
      ),
    ).toBeVisible();
    expect(sources).toHaveTextContent('Events of Backstage only');
    expect(within(sources).queryByRole('button', { name: /^Copy/ })).toBeNull();
  });

  it('tells where a source should send that never did', async () => {
    show({
      sources: [
        aSource({ lastReceivedAt: null, received: 0, medianLagSeconds: null }),
      ],
    });
    const sources = await findPanel('Sources');
    expect(
      await within(sources).findByText(
        /^Nothing has come from github yet\. Have it post its webhooks to \S*\/api\/dora\/webhooks\/github with the secret/,
      ),
    ).toBeVisible();
    expect(sources).toHaveTextContent('never');
    await userEvent.click(
      within(sources).getByRole('button', {
        name: 'Copy the address for github',
      }),
    );
    expect(within(sources).getByText('Copied')).toBeVisible();
  });

  it('warns of requests to sources that do not exist', async () => {
    show({ rejectedUnknownSource: 12 });
    expect(
      await screen.findByText(
        /^12 requests of the last 24 hours went to sources that do not exist/,
      ),
    ).toBeVisible();
  });

  it('tells when there is none', async () => {
    show({ sources: [] });
    expect(await screen.findByText(/^No source is configured/)).toBeVisible();
  });
});

describe('the states of the page', () => {
  it('not allowed', async () => {
    const error = await responseError(403, 'No');
    show({}, { getHealth: () => Promise.reject(error) });
    expect(
      await screen.findByText("You don't have access to data health."),
    ).toBeVisible();
    expect(screen.queryByText('Inbox')).not.toBeInTheDocument();
  });

  it('loading', async () => {
    show(
      {},
      {
        getHealth: () => new Promise(() => {}),
        getDeliveries: () => new Promise(() => {}),
      },
    );
    for (const name of ['Summary', 'Sources', 'Unmatched names', 'Inbox']) {
      expect(await screen.findByRole('region', { name })).toBeVisible();
    }
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('failed: the inbox is still there, and it can be tried again', async () => {
    const error = await responseError(500, 'Broken');
    const getHealth = jest.fn(async () => aHealth());
    getHealth.mockRejectedValueOnce(error);
    show({}, { getHealth });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent("Couldn't load data health.Broken");
    expect(await screen.findByRole('table', { name: 'Inbox' })).toBeVisible();
    await userEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/^3 deliveries waiting/)).toBeVisible();
  });

  it('read only: everything is seen and nothing can be done', async () => {
    show({
      manageable: false,
      orphans: [
        {
          entityRef: 'component:default/old',
          title: 'Old',
          removedAt: minutesAgo(300),
          lastEventAt: null,
        },
      ],
    });
    expect(
      await screen.findByText('You may look here, but not change anything.'),
    ).toBeVisible();
    await screen.findByRole('table', { name: 'Inbox' });
    expect(
      screen.getByRole('table', { name: 'Services that left the catalog' }),
    ).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: /^Select/ })).toBeNull();
    expect(
      screen.queryByRole('columnheader', { name: 'Actions' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Maintenance' }),
    ).not.toBeInTheDocument();
  });
});

describe('refreshing', () => {
  const wait = (milliseconds: number) =>
    act(() => jest.advanceTimersByTimeAsync(milliseconds));

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks again every five seconds, but never twice at once', async () => {
    let answer: (health: DataHealth) => void = () => {};
    const getHealth = jest.fn(async () => aHealth());
    show({}, { getHealth });
    await wait(100);
    expect(getHealth).toHaveBeenCalledTimes(1);
    getHealth.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    await wait(20_000);
    expect(getHealth).toHaveBeenCalledTimes(2);
    expect(screen.getByText(/^3 deliveries waiting/)).toBeVisible();
    await act(async () => answer(aHealth({ pending: 4 })));
    expect(screen.getByText(/^4 deliveries waiting/)).toBeVisible();
    await wait(5000);
    expect(getHealth).toHaveBeenCalledTimes(3);
  });
});
