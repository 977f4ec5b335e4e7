import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntity } from '../__testUtils__/render';
import { aBucket, aSeries } from '../__testUtils__/series';
import { FrequencyFigure } from './FrequencyFigure';
import { LeadTimeFigure } from './LeadTimeFigure';

const series = aSeries({
  buckets: [
    aBucket('2026-03-10', { succeeded: 7, leadTimeP50: 5100, commits: 9 }),
    aBucket('2026-03-11', { succeeded: 2, leadTimeP50: 2400, commits: 2 }),
  ],
  previousBuckets: [],
  definitionChanges: [
    {
      day: '2026-03-11',
      version: 2,
      text: 'Rules v1 → v2: Failure window: 24 h → 4 h',
    },
  ],
  interventions: [{ id: '1', day: '2026-03-10', title: 'Smaller batches' }],
});

const listed = () =>
  within(
    screen.getByRole('list', { name: 'What changed at the numbered lines' }),
  )
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe.each([
  ['frequency', FrequencyFigure],
  ['lead time', LeadTimeFigure],
])('the marked chart of %s', (_, Figure) => {
  it('has numbered flags, which a list and the table explain', async () => {
    const { container } = renderOnEntity(
      <div style={{ width: 600 }}>
        <Figure series={series} height={240} />
      </div>,
    );
    const flags = await screen.findAllByTestId('chart-flag');
    expect(flags.map(flag => flag.textContent)).toEqual(['1', '2']);
    expect(container.querySelectorAll('.recharts-reference-line')).toHaveLength(
      2,
    );
    const texts = [
      '10 Mar: Smaller batches',
      '11 Mar: Rules v1 → v2: Failure window: 24 h → 4 h',
    ];
    expect(listed()).toEqual(texts);

    await userEvent.click(
      screen.getByRole('button', { name: 'View as table' }),
    );
    expect(
      screen.getByRole('rowheader', { name: '10 Mar [1]' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('rowheader', { name: '11 Mar [2]' }),
    ).toBeInTheDocument();
    expect(listed()).toEqual(texts);
  });

  it('has no list where nothing changed', async () => {
    const plain = { ...series, definitionChanges: [], interventions: [] };
    renderOnEntity(<Figure series={plain} height={240} />);
    await screen.findByRole('img');
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
