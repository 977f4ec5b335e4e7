import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aPage } from '../__testUtils__/deployments';
import { findPanel } from '../__testUtils__/panels';
import { renderOnEntity } from '../__testUtils__/render';
import {
  aQuietReport,
  aReport,
  aStatus,
  someMetrics,
} from '../__testUtils__/reports';
import { EntityDoraContent } from './EntityDoraContent';

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnEntity(<EntityDoraContent />, { api, search });

const showReport = (report: ReturnType<typeof aReport>, search?: string) =>
  show({ getServiceMetrics: async () => report }, search);

/** What the backend says while cells of many rows are made. */
const COMPUTING =
  'The numbers are still being computed; try again in a few minutes';

const search = () => screen.getByTestId('search').textContent;

describe('the states of the tab', () => {
  it('not linked: shows the annotation to copy', async () => {
    showReport(aReport({ state: 'not_linked' }));
    expect(
      await screen.findByText(
        "This component isn't linked to a repository or deployment app yet.",
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the annotation' }),
    );
    expect(
      screen.getByText(/github\.com\/project-slug: <owner>\/checkout/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  });

  it('no events: shows the way to the sources', async () => {
    showReport(aReport({ state: 'no_events' }));
    expect(
      await screen.findByText(
        'No events received yet. Send a test deployment to see this page fill.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Set up sources' }).getAttribute('href'),
    ).toMatch(/\/setup$/);
  });

  it('no deployments: offers 90 days', async () => {
    showReport(aQuietReport());
    expect(
      await screen.findByText(
        'No production deployments from 1 to 30 Mar. Last: 12 Feb.',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show 90 days' }));
    expect(search()).toBe('?range=90d');
    expect(
      screen.queryByRole('button', { name: 'Show 90 days' }),
    ).not.toBeInTheDocument();
  });

  it('no deployments ever', async () => {
    showReport(aQuietReport({ lastDeploymentAt: null }));
    expect(
      await screen.findByText('No production deployments from 1 to 30 Mar.'),
    ).toBeVisible();
  });

  it('deployments without commits', async () => {
    showReport(
      aReport({
        metrics: someMetrics({
          lead_time: {
            value: null,
            missing: 'no_commits',
            unrated: 'no_commits',
            level: null,
            n: 0,
            deployments: 31,
          },
        }),
      }),
    );
    expect(await findPanel('Lead time for changes')).toHaveTextContent(
      "31 deployments, but none matched a commit. Lead time needs the app's commit SHA.",
    );
  });

  it('no incidents, from a source that is connected', async () => {
    showReport(aQuietReport());
    const restore = await findPanel('Time to restore');
    expect(restore).toHaveTextContent('No incidents recorded in this period.');
    expect(restore).not.toHaveTextContent('connected');
  });

  it('no incident source', async () => {
    showReport(
      aReport({
        hasIncidentSource: false,
        metrics: someMetrics({
          time_to_restore: {
            value: null,
            missing: 'no_incidents',
            unrated: 'no_incidents',
            level: null,
            n: 0,
            open: 0,
            bySeverity: [],
          },
        }),
      }),
    );
    expect(await findPanel('Time to restore')).toHaveTextContent(
      'Is an incident source connected?',
    );
    expect(await findPanel('Change failure rate')).toHaveTextContent(
      'Failures come only from rollbacks and failed syncs: the rate may be low.',
    );
  });

  it('still being computed, after an upgrade', async () => {
    let isComputed = false;
    show({
      getServiceMetrics: async () => {
        if (!isComputed) {
          throw await responseError(503, COMPUTING);
        }
        return aReport();
      },
    });
    expect(
      within(await findPanel('DORA metrics')).getByRole('alert'),
    ).toHaveTextContent(`Couldn't load delivery metrics.${COMPUTING}`);
    isComputed = true;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('147 deployments')).toBeVisible();
  });

  it('too few', async () => {
    showReport(
      aReport({
        metrics: someMetrics({
          change_failure_rate: {
            n: 4,
            minimum: 10,
            level: null,
            unrated: 'too_few',
          },
          deployment_frequency: { level: null, unrated: 'too_few' },
        }),
        window: { ...aReport().window, elapsedDays: 6.6 },
      }),
    );
    expect(await findPanel('Change failure rate')).toHaveTextContent(
      '4 deployments: too few to band (minimum 10).',
    );
    expect(await findPanel('Deployment frequency')).toHaveTextContent(
      '6 days: too few to band (minimum 14).',
    );
  });

  it('all open', async () => {
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
            oldestOpenSince: new Date(Date.now() - 1.1e7).toISOString(),
          },
        }),
      }),
    );
    expect(await findPanel('Time to restore')).toHaveTextContent(
      '2 incidents still open, the oldest for 3 h.',
    );
  });

  it('stale', async () => {
    const lastEventAt = new Date(Date.now() - 9.2 * 8.64e7).toISOString();
    showReport(aReport({ lastEventAt }));
    expect(
      await screen.findByText(
        'No events for 9 days. Numbers may be out of date.',
      ),
    ).toBeVisible();
  });

  it('backfill', async () => {
    const imports = [{ id: 'a', title: 'Git', total: 50, received: 31 }];
    show({ getStatus: async () => aStatus({ imports }) });
    expect(
      await screen.findByText('Importing history: 62 %. Numbers will change.'),
    ).toBeVisible();
  });

  it('rebuild', async () => {
    const rebuilding = { done: 3, total: 12 };
    show({ getStatus: async () => aStatus({ rebuilding }) });
    expect(
      await screen.findByText(
        'Computing all numbers anew: 25 %. Numbers will change.',
      ),
    ).toBeVisible();
  });

  it('backfill before the first event is known', async () => {
    const imports = [{ id: 'a', title: 'Git', total: 50, received: 31 }];
    show({
      getServiceMetrics: async () => aReport({ state: 'no_events' }),
      getStatus: async () => aStatus({ imports }),
    });
    expect(
      await screen.findByText('Importing history: 62 %. Numbers will change.'),
    ).toBeVisible();
    expect(screen.getByText(/No events received yet/)).toBeVisible();
  });

  it('not allowed', async () => {
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

  it('one part failed: the others are shown, and it can be tried again', async () => {
    let asked = 0;
    show({
      getDeployments: async () => {
        asked += 1;
        if (asked === 1) {
          throw await responseError(500, 'Broken');
        }
        return aPage();
      },
      getServiceSeries: async () => {
        throw await responseError(500, 'Broken');
      },
    });
    expect(await findPanel('Lead time for changes')).toHaveTextContent(
      "Couldn't load lead time. Other metrics are unaffected.",
    );
    expect(await findPanel('Time to restore')).toHaveTextContent('SEV1');
    const deployments = await findPanel('Deployments');
    expect(deployments).toHaveTextContent("Couldn't load deployments.");
    await userEvent.click(
      within(deployments).getByRole('button', { name: 'Retry' }),
    );
    expect(
      await within(deployments).findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
  });

  it('all metrics failed: said once, deployments are still shown', async () => {
    show({
      getServiceMetrics: async () => {
        throw await responseError(500, 'Broken');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load delivery metrics.",
    );
    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
  });
});
