import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MetricValue } from '@dora-metrics/backstage-plugin-dora-common';
import { renderOnEntity } from '../__testUtils__/render';
import { aReport, definitions, someMetrics } from '../__testUtils__/reports';
import { DEFAULT_FILTERS, Filters } from '../filters/filters';
import { FilterBar } from './FilterBar';
import { LevelChip, LevelOrNone } from './LevelChip';

type Rating = Pick<MetricValue, 'level' | 'levelRange'>;

describe('LevelChip', () => {
  const show = (rating: Rating) =>
    renderOnEntity(
      <LevelChip
        metric="change_failure_rate"
        report={aReport({
          metrics: someMetrics({ change_failure_rate: rating }),
        })}
      />,
    );

  it('names both levels that the interval spans', async () => {
    show({ level: 'elite', levelRange: { best: 'elite', worst: 'high' } });
    await userEvent.hover(await screen.findByText('Elite–High'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'The interval of this number spans two levels: it may be Elite or High.',
    );
  });

  it('names the ends where it spans more', async () => {
    show({ level: 'high', levelRange: { best: 'elite', worst: 'low' } });
    await userEvent.hover(await screen.findByText('Elite–Low'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'The interval of this number spans levels from Elite to Low.',
    );
  });

  it('says nothing of a span where there is none', async () => {
    show({ level: 'elite', levelRange: null });
    await userEvent.hover(await screen.findByText('Elite'));
    expect(await screen.findByRole('tooltip')).not.toHaveTextContent('spans');
  });

  it.each([
    [
      '2025',
      "DORA's report of 2025 has no levels: it tells how answers are distributed.",
    ],
    ['custom', 'Custom has no levels for this.'],
  ])('says that %s has no levels', async (profile, text) => {
    const report = aReport({
      metrics: someMetrics({
        lead_time: { level: null, unrated: 'no_levels' },
      }),
      definitions: {
        ...definitions,
        profile,
        levels: { ...definitions.levels, lead_time: [] },
      },
    });
    renderOnEntity(<LevelChip metric="lead_time" report={report} />);
    await userEvent.hover(await screen.findByText('No levels'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(text);
  });

  it.each([
    ['classic', 'Levels (Classic)'],
    ['2024', 'Levels (DORA 2024)'],
    ['house-rules', 'Levels (house-rules)'],
  ])('names the levels of %s', async (profile, text) => {
    const report = aReport({ definitions: { ...definitions, profile } });
    renderOnEntity(<LevelChip metric="lead_time" report={report} />);
    await userEvent.hover(await screen.findByText('High'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(text);
  });
});

describe('LevelOrNone', () => {
  it.each([
    [{ level: 'high', range: { best: 'elite', worst: 'high' } }, 'Elite–High'],
    [{ level: 'high' }, 'High'],
    [{ level: null, unrated: 'too_few' }, 'Too few'],
    [{ level: null, unrated: 'no_levels' }, 'No levels'],
    [{ level: null, unrated: 'no_deployments' }, '–'],
  ] as const)('of %j is %s', async (props, text) => {
    renderOnEntity(<LevelOrNone {...props} />);
    expect(await screen.findByText(text)).toBeVisible();
  });
});

describe('the choice of levels', () => {
  const choose = async (filters: Filters, option: string) => {
    const onChange = jest.fn();
    renderOnEntity(
      <FilterBar filters={filters} environments={[]} onChange={onChange} />,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Levels/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: option }));
    return onChange;
  };

  it('offers the years', async () => {
    const onChange = await choose(DEFAULT_FILTERS, 'DORA 2019');
    expect(onChange).toHaveBeenCalledWith({
      ...DEFAULT_FILTERS,
      levels: '2019',
    });
    expect(
      screen.queryByRole('button', { name: 'Reset' }),
    ).not.toBeInTheDocument();
  });

  it('goes back to those that are configured', async () => {
    const filters = { ...DEFAULT_FILTERS, levels: '2019' } as const;
    const onChange = await choose(filters, 'As configured');
    expect(onChange).toHaveBeenCalledWith(DEFAULT_FILTERS);
  });

  it('is reset with the others', async () => {
    const onChange = jest.fn();
    renderOnEntity(
      <FilterBar
        filters={{ ...DEFAULT_FILTERS, levels: '2025' }}
        environments={[]}
        onChange={onChange}
      />,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Reset' }));
    expect(onChange).toHaveBeenCalledWith(DEFAULT_FILTERS);
  });
});
