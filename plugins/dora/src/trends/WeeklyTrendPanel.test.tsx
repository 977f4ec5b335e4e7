import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { findPanel } from '../__testUtils__/panels';
import { renderOnEntity, translate } from '../__testUtils__/render';
import { aTrend, someTrends } from '../__testUtils__/trends';
import { EntityDoraContent } from '../service/EntityDoraContent';
import { formatTrend } from './trendText';
import { WeeklyTrendPanel } from './WeeklyTrendPanel';

const entity = { kind: 'Component', namespace: 'default', name: 'checkout' };

const show = (api: Partial<DoraApi> = {}, search = '') =>
  renderOnEntity(
    <WeeklyTrendPanel entity={entity} environment="staging" revision={0} />,
    { api, search },
  );

const panel = () => findPanel('Trend over 26 weeks');

describe('WeeklyTrendPanel', () => {
  it('asks for half a year of the environment', async () => {
    const getTrends = jest.fn(async () => someTrends());
    show({ getTrends });
    expect(
      await screen.findByRole('img', { name: /^Deployment frequency\. / }),
    ).toBeInTheDocument();
    expect(getTrends).toHaveBeenCalledWith(entity, {
      weeks: 26,
      environment: 'staging',
    });
  });

  it('shows the metric that the URL names, and changes it', async () => {
    show({}, '?trend=lead_time');
    expect(
      await screen.findByRole('img', {
        name: 'Lead time for changes. Between 1 h 30 min and 2 h; latest 1 h 50 min. Falls by 6 min a week (p 0.002): better.',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(await panel()).getByRole('button', {
        name: /Metric of the trend/,
      }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'Change failure rate' }),
    );
    expect(await panel()).toHaveTextContent(
      'No trend: chance explains it (p 0.41).',
    );
    expect(screen.getByTestId('search')).toHaveTextContent(
      '?trend=change_failure_rate',
    );
  });

  it('tells what the chart shows in words', async () => {
    show({}, '?trend=lead_time');
    const region = await panel();
    expect(
      await within(region).findByText(
        'Falls by 6 min a week (p 0.002): better.',
      ),
    ).toBeVisible();
    expect(region).toHaveTextContent(
      'From the week of 29 Dec on, the level is another (p 0.007). 2 weeks of 26 are unusual.',
    );
    expect(region).toHaveTextContent('Natural limits, 50 min to 3 h 20 min');
    expect(
      within(region).getByText('outside the limits', { selector: 'span' }),
    ).toBeInTheDocument();
    expect(region).not.toHaveTextContent('Kaplan-Meier');
  });

  it('has a table twin, in which gaps are gaps', async () => {
    show({}, '?trend=lead_time');
    await userEvent.click(
      await screen.findByRole('button', { name: 'View as table' }),
    );
    const rows = within(screen.getByRole('table'))
      .getAllByRole('row')
      .map(row => [...row.children].map(cell => cell.textContent));
    expect(rows).toHaveLength(27);
    expect(rows.slice(0, 5)).toEqual([
      ['Week of', 'Value', 'n', 'Unusual'],
      ['8 Sept', '2 h', '9', 'outside the limits, near a limit'],
      ['15 Sept', '1 h 50 min', '9', '–'],
      ['22 Sept', '–', '0', '–'],
      ['29 Sept', '1 h 30 min', '9', 'eight on one side'],
    ]);
  });

  it('draws limits, marks and the new level', async () => {
    const { container } = renderOnEntity(
      <div style={{ width: 800 }}>
        <WeeklyTrendPanel entity={entity} revision={0} />
      </div>,
      { search: '?trend=lead_time' },
    );
    expect(await screen.findByText('new level')).toBeInTheDocument();
    expect(container.querySelectorAll('.recharts-reference-area')).toHaveLength(
      1,
    );
    expect(container.querySelectorAll('.recharts-reference-line')).toHaveLength(
      2,
    );
    expect(container.querySelectorAll('.recharts-line-dots text')).toHaveLength(
      2,
    );
  });

  it('tells when half of the incidents are restored', async () => {
    show({}, '?trend=time_to_restore');
    expect(await panel()).toHaveTextContent('Trend over 26 weeks');
    expect(
      await screen.findByText(
        /Half of the incidents are restored within 45 min, open ones included \(Kaplan-Meier\)\./,
      ),
    ).toHaveTextContent(
      'Of 7 incidents, 2 open; mean within the first 4 h: 86 min.',
    );
  });

  it('tells when fewer than half are known to be', async () => {
    const { survival } = someTrends();
    show(
      {
        getTrends: async () =>
          someTrends({ survival: { ...survival, medianSeconds: null } }, [
            aTrend('time_to_restore', 'seconds', [null], { trend: null }),
          ]),
      },
      '?trend=time_to_restore',
    );
    expect(await screen.findByText(/^Fewer than half/)).toBeVisible();
    expect(screen.getByText('No week has a value.')).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('says what is too few', async () => {
    show({
      getTrends: async () =>
        someTrends({}, [
          aTrend('deployment_frequency', 'per_day', [1], { trend: null }),
        ]),
    });
    expect(
      await screen.findByText('Too few weeks or incidents to tell a trend.'),
    ).toBeVisible();
    expect(await panel()).toHaveTextContent(
      'Natural limits need eight weeks with a value.',
    );
  });

  it('stands on the tab of a service, for the environment of the page', async () => {
    const getTrends = jest.fn(async () => someTrends());
    renderOnEntity(<EntityDoraContent />, {
      api: { getTrends },
      search: '?env=staging',
    });
    expect(await panel()).toBeVisible();
    expect(getTrends).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'checkout' }),
      { weeks: 26, environment: 'staging' },
    );
  });

  it('fails alone', async () => {
    show({
      getTrends: async () => {
        throw await responseError(500, 'Broken');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load the trend. Other metrics are unaffected.Broken",
    );
  });
});

describe('formatTrend', () => {
  const t = translate();

  it.each([
    [
      'Rises by 0.1 per day with each week (p < 0.001): better.',
      'good',
      aTrend('deployment_frequency', 'per_day', [2, 3], {
        trend: { slopePerWeek: 0.1, pValue: 0.0004, verdict: 'better' },
      }),
    ],
    [
      'Rises by 0.4 points a week (p 0.01): worse.',
      'bad',
      aTrend('change_failure_rate', 'fraction', [0.1], {
        trend: { slopePerWeek: 0.004, pValue: 0.01, verdict: 'worse' },
      }),
    ],
    [
      'Too few weeks or incidents to tell a trend.',
      'neutral',
      aTrend('lead_time', 'seconds', [60], { trend: null }),
    ],
    [
      'No clear trend: of four metrics, chance may move one so far (p 0.03).',
      'neutral',
      aTrend('lead_time', 'seconds', [60], {
        trend: { slopePerWeek: 60, pValue: 0.03, verdict: 'unclear' },
      }),
    ],
  ] as const)('says "%s"', (text, tone, metric) => {
    expect(formatTrend(metric, t)).toEqual({ text, tone });
  });
});
