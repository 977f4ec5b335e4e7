import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DefinitionsReport } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aSimulation, someDefinitions } from '../__testUtils__/definitions';
import { renderOnEntity } from '../__testUtils__/render';
import { EntityDoraContent } from '../service/EntityDoraContent';

const show = (
  parts: Partial<DefinitionsReport> = {},
  api: Partial<DoraApi> = {},
) =>
  renderOnEntity(<EntityDoraContent />, {
    api: { getDefinitions: async () => someDefinitions(parts), ...api },
    below: '/definitions',
  });

const table = (name: string) => screen.findByRole('table', { name });

describe('the definitions of a service', () => {
  it('says what each number is, by the rules in force', async () => {
    show();
    const panel = within(
      await screen.findByRole('region', { name: 'What each number is' }),
    );
    expect(
      panel.getByText('Median of the lead time of each commit.'),
    ).toBeVisible();
    expect(screen.getByText('Rules v1 (a1b2c3d), days in UTC.')).toBeVisible();
    const list = screen.getByRole('list', { name: 'Rules' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows[0]).toHaveTextContent(
      'Set by dora.definitions.failureWindowHours, or for one service by its annotation dora/failure-window-hours24 hDefault',
    );
    expect(rows[1]).toHaveTextContent('yesConfiguration');
    expect(rows[2]).toHaveTextContent(
      'Set by dora.definitions.leadTimeStatisticmedianDefault',
    );
  });

  it('shows the levels in force, and those of others', async () => {
    show();
    const levels = await table('Levels');
    expect(levels).toHaveTextContent('Deployment frequency▲▲Elite≥ 4 per day');
    expect(levels).toHaveTextContent('20 judged deployments');
    await userEvent.click(
      screen.getByRole('button', { name: /Classic \(In force\)/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'DORA 2025' }),
    );
    expect(
      within(await table('Levels')).getAllByText('This source has no levels.'),
    ).toHaveLength(4);
    expect(screen.getByText(/It has no levels\./)).toBeVisible();
  });

  it('tells what changed between versions', async () => {
    show({
      versions: [
        {
          version: 2,
          fingerprint: 'b',
          since: '2026-03-03T09:00:00.000Z',
          changes: [
            { key: 'x', title: 'Failure window', from: '24 h', to: '4 h' },
          ],
        },
        ...someDefinitions().versions,
      ],
    });
    const panel = await screen.findByRole('region', {
      name: 'Versions of the rules',
    });
    expect(panel).toHaveTextContent('v2');
    expect(panel).toHaveTextContent('Failure window: 24 h → 4 h');
    expect(panel).toHaveTextContent('First recorded');
  });

  it('tells which annotations are not understood', async () => {
    show({ problems: ['dora/failure-window-hours must be from 1 to 168 h'] });
    expect(
      await screen.findByText(/dora\/failure-window-hours must be from 1/),
    ).toBeVisible();
  });

  it('says when it cannot be loaded, and tries again', async () => {
    let failing = true;
    show(
      {},
      {
        getDefinitions: async () => {
          if (failing) {
            throw await responseError(500, 'Out of order');
          }
          return someDefinitions();
        },
      },
    );
    expect(
      await screen.findByText('Couldn’t load the definitions.'),
    ).toBeVisible();
    failing = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('list', { name: 'Rules' })).toBeVisible();
  });
});

describe('the simulator', () => {
  const run = () => screen.getByRole('button', { name: 'Try' });

  it('tries other rules, and shows what they change', async () => {
    const simulate = jest.fn(async () => aSimulation());
    show({}, { simulate });
    const field = await screen.findByLabelText(/^Failure window/);
    expect(run()).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, '4');
    await userEvent.click(run());
    const numbers = await table('Try other rules');
    expect(simulate).toHaveBeenCalledWith(
      { kind: 'Component', namespace: 'default', name: 'checkout' },
      { failureWindowHours: 4 },
      { range: '90d' },
    );
    expect(
      within(numbers).getByRole('row', { name: /Change failure rate/ }),
    ).toHaveTextContent('8 %n = 100▲▲Elite5 %n = 104▲▲Elite');
    const flipped = await table(
      '1 of 110 deployments would be judged otherwise',
    );
    expect(flipped).toHaveTextContent('v1.37.0');
    expect(flipped).toHaveTextContent('Failed → OK');
    expect(flipped).toHaveTextContent('Rolled back 6 h after it had finished.');
    expect(screen.getByText(/failureWindowHours: 4/)).toBeVisible();
    expect(screen.getByText(/dora\/failure-window-hours: '4'/)).toBeVisible();
  });

  it('offers no annotation for a rule of all services', async () => {
    show();
    await userEvent.selectOptions(
      await screen.findByLabelText('Headline of lead time'),
      'mean',
    );
    await userEvent.click(run());
    expect(await screen.findByText(/leadTimeStatistic: 'mean'/)).toBeVisible();
    expect(screen.queryByText(/annotations:/)).not.toBeInTheDocument();
  });

  it('says when nothing would change', async () => {
    show({}, { simulate: async () => aSimulation({ flipped: [] }) });
    const field = await screen.findByLabelText(/^Failure window/);
    await userEvent.clear(field);
    await userEvent.click(run());
    expect(
      await screen.findByRole('heading', {
        name: 'All 110 deployments would be judged as they are.',
      }),
    ).toBeVisible();
    expect(screen.getByText(/failureWindowHours: none/)).toBeVisible();
  });

  it('goes back to the rules in force', async () => {
    show();
    const field = await screen.findByLabelText(/^Failure window/);
    await userEvent.clear(field);
    await userEvent.type(field, '4');
    await userEvent.click(screen.getByRole('button', { name: 'As they are' }));
    expect(field).toHaveValue(24);
    expect(run()).toBeDisabled();
  });

  it('says when rules cannot be tried', async () => {
    show(
      {},
      {
        simulate: async () => {
          throw await responseError(400, 'No such value');
        },
      },
    );
    await userEvent.type(await screen.findByLabelText(/^Failure window/), '0');
    await userEvent.click(run());
    expect(await screen.findByText(/Couldn’t try these rules\./)).toBeVisible();
  });
});
