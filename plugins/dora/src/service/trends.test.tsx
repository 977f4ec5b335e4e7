import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ServiceStages } from '@dora-metrics/backstage-plugin-dora-common';
import { ReportQuery } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { findPanel } from '../__testUtils__/panels';
import { renderOnEntity } from '../__testUtils__/render';
import { aChange, aReport, someMetrics } from '../__testUtils__/reports';
import { someStages } from '../__testUtils__/stages';
import { EntityDoraContent } from './EntityDoraContent';

const showStages = (parts: Partial<ServiceStages> = {}) =>
  renderOnEntity(<EntityDoraContent />, {
    api: { getServiceStages: async () => someStages(parts) },
  });

describe('where the time goes', () => {
  it('names the largest stage and the next', async () => {
    showStages();
    const stages = await findPanel('Where the time goes');
    expect(stages).toHaveTextContent(
      'Review takes 38 % of lead time (45 min of 2 h). Next: Test, 29 %. Review takes 1.3 times as long.',
    );
    expect(stages).toHaveTextContent('Deploy25 min · 21 %');
    expect(stages).toHaveTextContent(
      'Rounded, the shares add up to 101 %. With one decimal: 37.5 %, 12.5 %, 29.2 %, 20.8 %, 0 %.',
    );
    expect(stages).toHaveTextContent('57 changes from commit to deployment');
  });

  it('names both where they take about the same', async () => {
    showStages({ margin: 1.09 });
    const [sentence] = await screen.findAllByText(
      'Review and Test take the most of lead time, about the same: 38 % and 29 %.',
    );
    expect(sentence).toBeInTheDocument();
  });

  it('lists the stages that nobody reported and how to send them', async () => {
    showStages();
    const stages = await findPanel('Where the time goes');
    expect(
      within(stages).getByRole('heading', { name: 'Not reported' }),
    ).toBeVisible();
    for (const name of ['Scan', 'Package', 'Validate']) {
      expect(
        within(stages).getByText(name, { selector: 'li' }),
      ).toBeInTheDocument();
    }
    expect(stages).toHaveTextContent(
      'Send them as “stage” events, named for instance “scan”, to POST /api/dora/webhooks/generic.',
    );
    expect(stages).not.toHaveTextContent('Review comes from pull requests');
  });

  it('has a table twin', async () => {
    showStages();
    const stages = await findPanel('Where the time goes');
    await userEvent.click(
      within(stages).getByRole('button', { name: 'View as table' }),
    );
    const rows = within(stages).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('Review45 min36 min37.5 %57');
    expect(rows).toHaveLength(6);
  });

  it('says so when too few changes tell, and when there are none', async () => {
    showStages({ bottlenecks: [] });
    expect(await findPanel('Where the time goes')).toHaveTextContent(
      'Too few changes tell their stages to name the slowest.',
    );
  });

  it('says so when there are no changes', async () => {
    showStages({ stages: [], n: 0, meanLeadTime: null, bottlenecks: [] });
    expect(await findPanel('Where the time goes')).toHaveTextContent(
      'No changes in this period.',
    );
  });

  it('fails alone', async () => {
    renderOnEntity(<EntityDoraContent />, {
      api: {
        getServiceStages: () =>
          responseError(500, 'Broken').then(error => Promise.reject(error)),
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load the stages. Other metrics are unaffected.Broken",
    );
  });
});

describe('trends', () => {
  const getServiceMetrics = async (_: unknown, query: ReportQuery) => {
    const long = query.compare === 'preceding_90d';
    return aReport({
      previousWindow: {
        from: long ? '2025-11-13T00:00:00.000Z' : '2026-01-12T00:00:00.000Z',
        to: '2026-02-11T00:00:00.000Z',
        elapsedDays: long ? 90 : 30,
      },
      metrics: someMetrics({
        time_to_restore: { change: null },
        ...(query.range === '7d' && {
          lead_time: { value: 3600, change: aChange({ previous: 7200 }) },
        }),
      }),
    });
  };

  it('compares 30 days with the 90 before, and names both', async () => {
    renderOnEntity(<EntityDoraContent />, { api: { getServiceMetrics } });
    const trends = await findPanel('Last 30 days against the 90 before');
    expect(trends).toHaveTextContent(
      '11 Feb to 12 Mar against 13 Nov to 10 Feb',
    );
    expect(trends).toHaveTextContent(
      'Lead time for changes85 min▼ 22 min (21 %) better',
    );
    expect(trends).toHaveTextContent('Change failure rate8 %no clear change');
  });

  it('compares this week with the last', async () => {
    renderOnEntity(<EntityDoraContent />, { api: { getServiceMetrics } });
    const table = await screen.findByRole('table', { name: 'Week over week' });
    const rows = within(table).getAllByRole('row');
    expect(rows[0]).toHaveTextContent(
      'MetricThis week, 11 Feb to 12 MarLast week, 12 Jan to 10 FebChange',
    );
    expect(rows[2]).toHaveTextContent(
      'Lead time for changes60 min2 h▼ 22 min (21 %) better',
    );
    expect(rows[4]).toHaveTextContent(
      'Time to restore1 h 45 min–no comparison',
    );
  });
});
