import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntity } from '../__testUtils__/render';
import { definitions, someMetrics } from '../__testUtils__/reports';
import { aBucket, aSeries } from '../__testUtils__/series';
import { FailureFigure } from './FailureFigure';
import { FrequencyFigure } from './FrequencyFigure';
import { HistogramFigure } from './HistogramFigure';
import { LeadTimeFigure } from './LeadTimeFigure';

const series = aSeries({
  buckets: [
    aBucket('2026-03-10', {
      succeeded: 7,
      failed: 1,
      leadTimeP50: 5100,
      leadTimeP95: 32_400,
      commits: 9,
    }),
    aBucket('2026-03-11'),
    aBucket('2026-03-12', {
      running: true,
      succeeded: 3,
      leadTimeP50: 2400,
      commits: 2,
    }),
  ],
  previousBuckets: [
    aBucket('2026-03-07', { succeeded: 4 }),
    aBucket('2026-03-08'),
    aBucket('2026-03-09', { succeeded: 2, failed: 1 }),
  ],
});

/** The cells of a table, row by row, after switching to it. */
async function twin(name: string): Promise<string[][]> {
  await userEvent.click(
    await screen.findByRole('button', { name: 'View as table' }),
  );
  const table = screen.getByRole('table', { name });
  return within(table)
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent ?? ''));
}

describe('FrequencyFigure', () => {
  it('tells what it shows, and as a table', async () => {
    renderOnEntity(<FrequencyFigure series={series} height={240} />);
    expect(
      await screen.findByRole('img', {
        name: '10 succeeded and 1 failed; most in one bucket: 7 on 10 Mar.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('so far')).toBeInTheDocument();
    expect(await twin('Deployments per day')).toEqual([
      ['Day', 'Succeeded', 'Failed', 'Previous period'],
      ['10 Mar', '7', '1', '4'],
      ['11 Mar', '0', '0', '0'],
      ['12 Mar, so far', '3', '0', '3'],
    ]);
  });

  it('has no column and no line for a comparison that is off', async () => {
    renderOnEntity(
      <FrequencyFigure
        series={{ ...series, previousBuckets: [], bucketSize: 'week' }}
        height={240}
      />,
    );
    const rows = await twin('Deployments per week');
    expect(rows[0]).toEqual(['Week of', 'Succeeded', 'Failed']);
    expect(screen.queryByText('Previous period')).not.toBeInTheDocument();
  });

  it('draws a bar for each day with deployments', async () => {
    const { container } = renderOnEntity(
      <div style={{ width: 600 }}>
        <FrequencyFigure series={series} height={240} />
      </div>,
    );
    await screen.findByRole('img');
    await screen.findAllByText('12');
    expect(container.querySelector('svg.recharts-surface')).toBeInTheDocument();
  });
});

describe('LeadTimeFigure', () => {
  it('shows a gap as a gap', async () => {
    renderOnEntity(<LeadTimeFigure series={series} height={240} />);
    expect(
      await screen.findByRole('img', {
        name: 'Median lead time between 40 min and 85 min; latest 40 min.',
      }),
    ).toBeInTheDocument();
    expect(await twin('Trend, log scale')).toEqual([
      ['Day', 'P50', 'P95', 'Changes'],
      ['10 Mar', '85 min', '9 h', '9'],
      ['11 Mar', '–', '–', '0'],
      ['12 Mar, so far', '40 min', '–', '2'],
    ]);
  });
});

describe('HistogramFigure', () => {
  it('labels the percentiles', async () => {
    renderOnEntity(
      <HistogramFigure
        series={aSeries()}
        leadTime={someMetrics().lead_time}
        height={240}
      />,
    );
    const chart = await screen.findByRole('img', {
      name: '157 changes; most take 1 h to 2 h. P50 85 min, P95 9 h, P99 26 h 23 min.',
    });
    for (const label of ['P50 85 min', 'P95 9 h', 'P99 26 h 23 min']) {
      expect(within(chart).getByText(label)).toBeInTheDocument();
    }
  });

  it('says how many changes a percentile needs', async () => {
    renderOnEntity(
      <HistogramFigure
        series={aSeries()}
        leadTime={someMetrics({ lead_time: { p99: null } }).lead_time}
        height={240}
      />,
    );
    const chart = await screen.findByRole('img', {
      name: /P99 needs 100 changes/,
    });
    expect(within(chart).queryByText(/P99/)).not.toBeInTheDocument();
    const rows = await twin('Distribution');
    expect(rows[1]).toEqual(['under 15 min', '4']);
    expect(rows[10]).toEqual(['over 7 d', '0']);
  });
});

describe('FailureFigure', () => {
  const rate = someMetrics().change_failure_rate;

  it('points at the rate and shows its interval', async () => {
    renderOnEntity(
      <FailureFigure rate={rate} definitions={definitions} height={200} />,
    );
    expect(
      await screen.findByRole('img', {
        name: 'Change failure rate 8 %, 8 of 100 deployments.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('gauge-needle')).toBeInTheDocument();
    expect(screen.getByTestId('gauge-interval')).toBeInTheDocument();
    expect(screen.queryByTestId('gauge-ground')).not.toBeInTheDocument();
    expect(screen.getByText('8 of 100 deployments')).toBeInTheDocument();
    const rows = await twin('Rate');
    expect(rows).toContainEqual(['95 % interval', '4 % to 15 %']);
    expect(rows).toContainEqual(['Too young to count', '6']);
    expect(rows).toContainEqual(['Rollback', '5']);
  });

  it('has a ground where there are no levels', async () => {
    const levels = { ...definitions.levels, change_failure_rate: [] };
    renderOnEntity(
      <FailureFigure
        rate={rate}
        definitions={{ ...definitions, levels }}
        height={200}
      />,
    );
    expect(await screen.findByTestId('gauge-needle')).toBeInTheDocument();
    expect(screen.getByTestId('gauge-ground')).toBeInTheDocument();
  });
});
