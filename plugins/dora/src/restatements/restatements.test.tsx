import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import {
  renderOnEntity,
  renderOnPage,
  translate,
} from '../__testUtils__/render';
import { aRestatement, someRestatements } from '../__testUtils__/restatements';
import { formatFigure } from './formatFigure';
import { OrganisationRestatements } from './OrganisationRestatements';
import { RestatementsPanel } from './RestatementsPanel';

const TITLE = 'What has changed in past months';
const service = {
  kind: 'Component',
  namespace: 'default',
  name: 'checkout',
};

/** The cells of the rows but the last, which is a time ago. */
async function rows() {
  const table = await screen.findByRole('table', { name: TITLE });
  const [, ...body] = within(table).getAllByRole('row');
  return body.map(row =>
    [...row.children].slice(0, -1).map(cell => cell.textContent),
  );
}

describe('RestatementsPanel', () => {
  it('tells from what to what, and why', async () => {
    renderOnEntity(<RestatementsPanel entity={service} />, {
      api: {
        getServiceRestatements: async () =>
          someRestatements({
            items: [
              aRestatement(),
              aRestatement({
                id: '6',
                metric: 'lead_time',
                unit: 'seconds',
                from: { value: null, n: 0 },
                to: { value: 3000, n: 57 },
                causes: ['catalog', 'rebuild'],
              }),
            ],
          }),
      },
    });
    expect(await rows()).toEqual([
      [
        'Feb 2026',
        'Change failure rate',
        '8 of 100 deployments (8 %) → 9 of 101 deployments (8.9 %)',
        'Late events',
      ],
      [
        'Feb 2026',
        'Lead time for changes',
        'no value (0 changes) → 50 min (57 changes)',
        'Catalogue or mappings, A rebuild',
      ],
    ]);
    expect(
      screen.queryByRole('button', { name: 'Show older ones' }),
    ).not.toBeInTheDocument();
  });

  it('says when nothing has changed', async () => {
    renderOnEntity(<RestatementsPanel entity={service} />, {
      api: {
        getServiceRestatements: async () => someRestatements({ items: [] }),
      },
    });
    expect(
      await screen.findByText(
        'Nothing has changed in a month after it was over.',
      ),
    ).toBeInTheDocument();
  });

  it('lists older ones below', async () => {
    const getServiceRestatements: DoraApi['getServiceRestatements'] = async (
      _,
      { before },
    ) =>
      before === '7'
        ? someRestatements({
            items: [aRestatement({ id: '3', period: '2026-01' })],
          })
        : someRestatements({ next: '7' });
    renderOnEntity(<RestatementsPanel entity={service} />, {
      api: { getServiceRestatements },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older ones' }),
    );
    expect(await screen.findByText('Jan 2026')).toBeInTheDocument();
    expect((await rows()).map(([month]) => month)).toEqual([
      'Feb 2026',
      'Jan 2026',
    ]);
  });

  it('names the services of a team and of the organisation', async () => {
    const team = { kind: 'Group', namespace: 'default', name: 'shop' };
    const { unmount } = renderOnEntity(<RestatementsPanel entity={team} />, {
      api: {
        getServiceRestatements: async () => {
          throw new Error('It is a team');
        },
      },
    });
    expect((await rows())[0][1]).toBe('checkout');
    unmount();
    renderOnPage(<OrganisationRestatements />);
    expect((await rows())[0][1]).toBe('checkout');
  });
});

it('writes figures of all metrics with their rows', () => {
  const t = translate();
  expect(
    formatFigure(
      { metric: 'deployment_frequency', unit: 'per_day' },
      { value: 5, n: 150 },
      t,
    ),
  ).toBe('5 per day (150 deployments)');
  expect(
    formatFigure(
      { metric: 'time_to_restore', unit: 'seconds' },
      { value: 2700, n: 1 },
      t,
    ),
  ).toBe('45 min (1 incident)');
});
