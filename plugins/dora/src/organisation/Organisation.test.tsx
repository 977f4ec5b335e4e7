import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrganisationMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { responseError } from '../__testUtils__/api';
import {
  aLeaderboard,
  anAssociation,
  anOrganisation,
} from '../__testUtils__/organisation';
import { findPanel } from '../__testUtils__/panels';
import { renderOnPage } from '../__testUtils__/render';
import { aChange, definitions, someMetrics } from '../__testUtils__/reports';
import { Organisation } from './Organisation';

const show = (parts: Partial<OrganisationMetrics> = {}) =>
  renderOnPage(<Organisation />, {
    api: { getOrganisationMetrics: async () => anOrganisation(parts) },
  });

describe('the page of the organisation', () => {
  it('sums up in one line', async () => {
    show({
      metrics: someMetrics({
        deployment_frequency: { value: 4.1, level: 'high' },
        lead_time: { value: 2520, level: 'elite' },
        time_to_restore: { value: 1500, level: 'elite' },
      }),
    });
    expect(await findPanel('Summary')).toHaveTextContent(
      'DF: 4.1/day (High) | LT: 42 min (Elite) | CFR: 8 % (Elite) | MTTR: 25 min (Elite)',
    );
  });

  it('leaves out a level that is not there', async () => {
    show({
      metrics: someMetrics({
        deployment_frequency: { value: 3 / 7 },
        time_to_restore: { value: null, level: null, missing: 'no_incidents' },
      }),
    });
    expect(await findPanel('Summary')).toHaveTextContent(
      'DF: 3/week (Elite) | LT: 85 min (High) | CFR: 8 % (Elite) | MTTR: –',
    );
  });

  it('tells each metric in a row and in words', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Summary' });
    const rows = within(table)
      .getAllByRole('row')
      .map(row => row.textContent);
    expect(rows[1]).toContain(
      'Deployed more often: 4.9 per day, before 4.1 per day.',
    );
    expect(rows[2]).toBe(
      'Lead time for changes 85 min n = 157▲High1 h 47 min▼ 22 min (21 %) betterChanges arrive sooner: after 85 min, before 1 h 47 min.',
    );
    expect(rows[3]).toContain('The difference to 10 % may be chance.');
    expect(rows[4]).toContain('Incidents last longer');
    expect(await findPanel('Summary')).toHaveTextContent(
      '14 services of 18 teams · Pooled over all changes and deployments of all services.',
    );
  });

  it('says when nothing changed, and when there is nothing to compare', async () => {
    show({
      metrics: someMetrics({
        deployment_frequency: { change: aChange({ verdict: 'same' }) },
        lead_time: { change: null },
      }),
    });
    const summary = await findPanel('Summary');
    expect(summary).toHaveTextContent('As in the period before.');
    expect(summary).toHaveTextContent('Nothing to compare with.');
  });

  it('asks for 30 days against 90 besides the period', async () => {
    const getOrganisationMetrics = jest.fn(async () => anOrganisation());
    renderOnPage(<Organisation />, {
      api: { getOrganisationMetrics },
      search: '?range=90d&compare=none',
    });
    await findPanel('Last 30 days against the 90 before');
    expect(getOrganisationMetrics.mock.calls).toEqual([
      [{ range: '90d', environment: 'production', compare: 'none' }],
      [
        {
          range: '30d',
          environment: 'production',
          compare: 'preceding_90d',
        },
      ],
    ]);
  });

  it('counts services by level, those without one too', async () => {
    show();
    const levels = await findPanel('Services by level');
    expect(
      within(levels).getByRole('img', {
        name: /^Deployment frequency: 3 Elite, 5 High, 2 Medium, 1 Low, 2 Too few, 1 No data\. Lead time/,
      }),
    ).toBeVisible();
    await userEvent.click(
      within(levels).getByRole('button', { name: 'View as table' }),
    );
    const rows = within(levels).getAllByRole('row');
    expect(rows[0]).toHaveTextContent('MetricEliteHighMediumLowToo fewNo data');
    expect(rows[4]).toHaveTextContent('Time to restore302144');
  });

  it('says in the place of the bars that there are no levels', async () => {
    show({
      definitions: {
        ...definitions,
        profile: '2025',
        levels: {
          deployment_frequency: [],
          lead_time: [],
          change_failure_rate: [],
          time_to_restore: [],
        },
      },
    });
    const levels = await findPanel('Services by level');
    expect(
      await within(levels).findByText(/^DORA's report of 2025 has no levels/),
    ).toBeVisible();
    expect(within(levels).queryByRole('img')).not.toBeInTheDocument();
  });

  it('asks for the levels of the menu, and compares teams by them', async () => {
    const getOrganisationMetrics = jest.fn(async () => anOrganisation());
    const getLeaderboard = jest.fn(async () => aLeaderboard());
    renderOnPage(<Organisation />, {
      api: { getOrganisationMetrics, getLeaderboard },
      search: '?levels=2021',
    });
    await screen.findByRole('table', { name: 'Teams, last 90 days' });
    expect(getOrganisationMetrics).toHaveBeenCalledWith(
      expect.objectContaining({ range: '30d', levels: '2021' }),
    );
    expect(getLeaderboard).toHaveBeenCalledWith(
      expect.objectContaining({ range: '90d', levels: '2021' }),
    );
  });

  it('names both levels that an interval spans', async () => {
    show({
      metrics: someMetrics({
        change_failure_rate: {
          level: 'elite',
          levelRange: { best: 'elite', worst: 'high' },
        },
      }),
    });
    expect(await findPanel('Summary')).toHaveTextContent(
      'CFR: 8 % (Elite–High) | MTTR',
    );
  });

  it('shows restore times by severity and the teams', async () => {
    show();
    expect(
      await screen.findByRole('table', { name: 'Time to restore' }),
    ).toHaveTextContent('SEV1');
    expect(
      await screen.findByRole('table', { name: 'Teams, last 90 days' }),
    ).toHaveTextContent('Payments');
  });
});

describe('the association', () => {
  it('is told with its interval, and as a table', async () => {
    show();
    const figure = await findPanel('Frequency and failures');
    expect(figure).toHaveTextContent(
      'r = −0.42 (95 % −0.71 to 0.01), p = 0.06, n = 18 teams. Association, not cause. By ranks: r = −0.51, p = 0.03.',
    );
    await userEvent.click(
      within(figure).getByRole('button', { name: 'View as table' }),
    );
    expect(within(figure).getAllByRole('row')[1]).toHaveTextContent(
      'Team 01.4 per week5 %10',
    );
  });

  it('is told without an interval that three teams do not have', async () => {
    const { points } = anAssociation();
    show({
      association: {
        n: 3,
        r: 0.9991,
        pValue: 0.0004,
        interval: null,
        ranks: { r: 0.5, pValue: 0.667, interval: null },
        points: points.slice(0, 3),
      },
    });
    expect(await findPanel('Frequency and failures')).toHaveTextContent(
      'r = 1.00, p = < 0.001, n = 3 teams. Association, not cause. By ranks: r = 0.50, p = 0.67. Fewer than 8 teams: too few to rely on.',
    );
    expect(screen.getByText('Team 2')).toBeVisible();
  });

  it.each([
    [
      1,
      'Three teams with enough deployments are needed to compare; there is 1.',
    ],
    [
      2,
      'Three teams with enough deployments are needed to compare; there are 2.',
    ],
    [5, 'The teams do not differ enough to compare.'],
  ])('is hidden with the reason for %d teams', async (n, reason) => {
    show({
      association: anAssociation({ n, r: null, pValue: null, interval: null }),
    });
    const figure = await findPanel('Frequency and failures');
    expect(figure).toHaveTextContent(reason);
    expect(within(figure).queryByRole('img')).not.toBeInTheDocument();
  });
});

describe('the states of the page', () => {
  it('not allowed', async () => {
    renderOnPage(<Organisation />, {
      api: {
        getOrganisationMetrics: async () => {
          throw await responseError(403, 'No');
        },
      },
    });
    expect(
      await screen.findByText(
        "You don't have access to delivery metrics for this organisation.",
      ),
    ).toBeVisible();
  });

  it('failed', async () => {
    renderOnPage(<Organisation />, {
      api: {
        getOrganisationMetrics: async () => {
          throw await responseError(500, 'Broken');
        },
      },
    });
    expect(await findPanel('Summary')).toHaveTextContent(
      "Couldn't load delivery metrics.Broken",
    );
    expect(
      await screen.findByRole('table', { name: 'Teams, last 90 days' }),
    ).toBeVisible();
  });

  it('without services', async () => {
    show({ services: 0, lastEventAt: null });
    expect(
      await screen.findByText(
        'The catalog has no service yet that you may see.',
      ),
    ).toBeVisible();
  });

  it('without events', async () => {
    show({ lastEventAt: null });
    expect(await screen.findByText(/No events received yet/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Data health' })).toHaveAttribute(
      'href',
      '/dora/health',
    );
  });
});
