import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aHealth, anOperation, someDeliveries } from '../__testUtils__/health';
import { findPanel } from '../__testUtils__/panels';
import { renderOnPage } from '../__testUtils__/render';
import { Health } from './Health';

/** Nothing stands beside the maintenance that it does not need. */
const quiet = { sources: [], unmatched: [], mappings: [] };

const show = (parts: Partial<DataHealth> = {}, api: Partial<DoraApi> = {}) =>
  renderOnPage(<Health />, {
    api: {
      getHealth: async () => aHealth({ ...quiet, ...parts }),
      getDeliveries: async () => someDeliveries([]),
      ...api,
    },
  });

const panel = () => findPanel('Maintenance');

async function open(action: string) {
  await userEvent.click(
    within(await panel()).getByRole('button', { name: `${action}…` }),
  );
  return screen.findByRole('dialog', { name: action });
}

const submit = (dialog: HTMLElement, name: string) =>
  userEvent.click(within(dialog).getByRole('button', { name }));

const started = () =>
  jest.fn(async ({ kind }: Parameters<DoraApi['startOperation']>[0]) =>
    anOperation({ kind }),
  );

describe('maintenance', () => {
  it('explains each action, and says what is kept', async () => {
    show();
    const maintenance = await panel();
    expect(
      within(maintenance).getByRole('button', {
        name: 'Erase a person…',
        description: /^Takes one person out of everything/,
      }),
    ).toBeVisible();
    expect(maintenance).toHaveTextContent(
      'Bodies of deliveries are emptied after 90 days, and deliveries are deleted after 400 days. Facts are kept for good.',
    );
  });

  it('says when facts are deleted', async () => {
    show({ retention: { bodyDays: 1, deliveryDays: 30, factDays: 730 } });
    expect(await panel()).toHaveTextContent(
      'emptied after 1 day, and deliveries are deleted after 30 days. Facts are deleted after 730 days.',
    );
  });

  it.each([
    ['Recompute numbers', 'recompute'],
    ['Rebuild from raw deliveries', 'reparse'],
  ])('%s starts once it is confirmed', async (action, kind) => {
    const startOperation = started();
    show({}, { startOperation });
    const dialog = await open(action);
    expect(startOperation).not.toHaveBeenCalled();
    await submit(dialog, 'Start');
    expect(startOperation).toHaveBeenCalledWith({ kind });
    expect(await screen.findByText(`Started: ${action}.`)).toBeVisible();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('does nothing when it is cancelled', async () => {
    const startOperation = started();
    show({}, { startOperation });
    const dialog = await open('Recompute numbers');
    await submit(dialog, 'Cancel');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(startOperation).not.toHaveBeenCalled();
  });

  it('shows in the dialog why it could not start', async () => {
    const error = await responseError(409, 'Another one runs');
    show({}, { startOperation: () => Promise.reject(error) });
    const dialog = await open('Rebuild from raw deliveries');
    await submit(dialog, 'Start');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't start. Another one runs",
    );
  });

  it('erases a service once its whole reference is typed', async () => {
    const startOperation = started();
    show({}, { startOperation });
    const dialog = await open('Erase a service');
    const field = within(dialog).getByLabelText(/^Reference of the service/);
    await userEvent.type(field, 'checkout');
    await submit(dialog, 'Erase for good');
    expect(
      within(dialog).getByText('This must be the full reference of one entity'),
    ).toBeVisible();
    expect(startOperation).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, 'Component:default/Checkout{Enter}');
    expect(startOperation).toHaveBeenCalledWith({
      kind: 'erase_service',
      entityRef: 'component:default/checkout',
    });
    expect(await screen.findByText('Started: Erase a service.')).toBeVisible();
  });

  it('erases a person by all names that are given', async () => {
    const startOperation = started();
    show({}, { startOperation });
    const dialog = await open('Erase a person');
    const field = within(dialog).getByLabelText(/^Logins/);
    await submit(dialog, 'Erase for good');
    expect(within(dialog).getByText('Give at least one')).toBeVisible();
    await userEvent.type(field, 'ada{Enter}al');
    expect(
      within(dialog).getByText('“al” is shorter than three characters'),
    ).toBeVisible();
    await submit(dialog, 'Erase for good');
    expect(startOperation).not.toHaveBeenCalled();
    await userEvent.type(field, 'an@example.com{Enter}{Enter} ada ');
    await submit(dialog, 'Erase for good');
    expect(startOperation).toHaveBeenCalledWith({
      kind: 'erase_person',
      identifiers: ['ada', 'alan@example.com'],
    });
    expect(await screen.findByText('Started: Erase a person.')).toBeVisible();
  });
});

describe('what was started', () => {
  const list = () => screen.findByRole('region', { name: 'What was started' });

  const ago = (minutes: number) =>
    new Date(Date.now() - minutes * 60_000).toISOString();

  it('tells how far each is, and how it ended', async () => {
    show({
      operations: [
        anOperation({ startedAt: ago(3), done: 1300, total: 5200 }),
        anOperation({ id: 'op2', kind: 'reparse', total: 0 }),
        anOperation({
          id: 'op3',
          kind: 'erase_service',
          state: 'failed',
          finishedAt: ago(10),
          error: 'The database was not there.',
        }),
        ...[4, 5, 6, 7, 8].map(number =>
          anOperation({
            id: `op${number}`,
            state: 'done',
            finishedAt: ago(5 * number),
          }),
        ),
      ],
    });
    const [running, counting, failed, done] = within(await list()).getAllByRole(
      'listitem',
    );
    expect(running).toHaveTextContent(
      'Recompute numbersrunning for 3 min1,300 of 5,200Cancel',
    );
    expect(within(running).getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      '25',
    );
    expect(within(counting).getByRole('progressbar')).not.toHaveAttribute(
      'aria-valuenow',
    );
    expect(failed).toHaveTextContent(
      'Erase a servicefailed 10 min agoThe database was not there.',
    );
    expect(done).toHaveTextContent('Recompute numbersdone 20 min ago');
    expect(within(done).queryByRole('button')).not.toBeInTheDocument();
  });

  it('can be cancelled', async () => {
    const backend = { operations: [anOperation()] };
    const cancelOperation = jest.fn(async () => {
      backend.operations = [
        anOperation({ state: 'cancelled', finishedAt: ago(0) }),
      ];
      return backend.operations[0];
    });
    show(
      {},
      {
        getHealth: async () => aHealth({ ...quiet, ...backend }),
        cancelOperation,
      },
    );
    await userEvent.click(
      within(await list()).getByRole('button', {
        name: 'Cancel: Recompute numbers',
      }),
    );
    expect(cancelOperation).toHaveBeenCalledWith('op1');
    expect(
      await screen.findByText('Cancelled: Recompute numbers.'),
    ).toBeVisible();
    expect(await screen.findByText(/^cancelled \d+ s ago$/)).toBeVisible();
  });

  it('says when it could not be cancelled', async () => {
    const error = await responseError(409, 'It is done');
    show(
      { operations: [anOperation()] },
      { cancelOperation: () => Promise.reject(error) },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel: Recompute numbers' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't cancel. It is done",
    );
  });
});

describe('services that left the catalog', () => {
  it('are erased only by their own reference', async () => {
    const startOperation = started();
    const orphan = {
      entityRef: 'component:default/old-shop',
      title: 'Old shop',
      removedAt: '2026-03-01T14:02:00.000Z',
      lastEventAt: null,
    };
    show({ orphans: [orphan] }, { startOperation });
    const table = await screen.findByRole('table', {
      name: 'Services that left the catalog',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      /^Old shopcomponent:default\/old-shop\d+ d ago–Erase…$/,
    );
    await userEvent.click(
      within(table).getByRole('button', { name: 'Erase Old shop' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Erase a service',
    });
    expect(dialog).toHaveTextContent(
      'Type component:default/old-shop to confirm.',
    );
    const field = within(dialog).getByLabelText(/^Reference of the service/);
    await userEvent.type(field, 'component:default/shop');
    await submit(dialog, 'Erase for good');
    expect(
      within(dialog).getByText('This is not component:default/old-shop'),
    ).toBeVisible();
    expect(startOperation).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, `${orphan.entityRef}{Enter}`);
    expect(startOperation).toHaveBeenCalledWith({
      kind: 'erase_service',
      entityRef: orphan.entityRef,
    });
  });
});
