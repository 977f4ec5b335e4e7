import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { renderOnEntity } from '../__testUtils__/render';
import { aReport } from '../__testUtils__/reports';
import { aTarget, someTargets } from '../__testUtils__/targets';
import { TargetsPanel } from './TargetsPanel';

const entity = { kind: 'Component', namespace: 'default', name: 'checkout' };

const show = (api: Partial<DoraApi> = {}) =>
  renderOnEntity(
    <TargetsPanel entity={entity} report={aReport()} revision={0} />,
    { api },
  );

const editable = async () => someTargets({ editable: true });

async function open(name = 'Set a target') {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog', { name: 'Set a target' });
}

describe('TargetsPanel', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'setTimeout',
        'setInterval',
        'queueMicrotask',
        'nextTick',
        'setImmediate',
        'clearTimeout',
        'clearInterval',
      ],
      now: Date.parse('2026-03-12T14:02:00Z'),
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says how far each target is', async () => {
    show({
      getTargets: async () =>
        someTargets({
          targets: [
            ...someTargets().targets,
            aTarget({
              metric: 'change_failure_rate',
              value: 0.1,
              current: 0.08,
              baseline: 0.16,
              progress: 1.33,
              status: 'met',
              due: '2027-01-31',
            }),
            aTarget({
              metric: 'time_to_restore',
              value: 1800,
              current: null,
              baseline: null,
              progress: null,
              status: 'unknown',
            }),
          ],
        }),
    });
    const items = await screen.findAllByRole('listitem');
    expect(items[0]).toHaveTextContent('On track: 4.5 of 5 per day by 20 Apr');
    expect(items[0]).toHaveTextContent(
      '75 % of the way from 3 per day; 34 % would be on time.',
    );
    expect(items[1]).toHaveTextContent(
      'Behind: 85 min, target 60 min by 20 Apr',
    );
    expect(items[2]).toHaveTextContent('Met: 8 %, target 10 % by 31 Jan 2027');
    expect(items[3]).toHaveTextContent(
      'Too early to tell: –, target 30 min by 20 AprThere was no value to start from.',
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('sets a target and shows it', async () => {
    let targets = someTargets({ editable: true, targets: [] });
    const setTarget = jest.fn(async () => {
      targets = someTargets({ editable: true, targets: [aTarget()] });
      return targets;
    });
    show({ getTargets: async () => targets, setTarget });
    expect(await screen.findByText('No targets yet.')).toBeVisible();
    const dialog = await open();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(
      within(dialog).getByText('A number above zero is needed'),
    ).toBeVisible();
    expect(setTarget).not.toHaveBeenCalled();

    await userEvent.type(within(dialog).getByLabelText('Target'), '5');
    expect(within(dialog).getByText('Now 4.9 per day.')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(setTarget).toHaveBeenCalledWith(entity, 'deployment_frequency', {
      value: 5,
      due: '2026-06-11',
    });
    expect(await screen.findByText('On track:')).toBeVisible();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('changes and removes a target', async () => {
    const setTarget = jest.fn(editable);
    const removeTarget = jest.fn(editable);
    show({ getTargets: editable, setTarget, removeTarget });
    let dialog = await open('Change the target for lead time');
    const value = within(dialog).getByLabelText('Target');
    expect(value).toHaveValue(1);
    expect(dialog).toHaveTextContent('Unithours');
    expect(dialog).toHaveTextContent('This is exactly where Elite begins.');
    await userEvent.clear(value);
    await userEvent.type(value, '1.5');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(setTarget).toHaveBeenCalledWith(entity, 'lead_time', {
      value: 5400,
      due: '2026-04-20',
    });
    await waitFor(() => expect(dialog).not.toBeInTheDocument());

    dialog = await open('Change the target for lead time');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove' }),
    );
    expect(removeTarget).toHaveBeenCalledWith(entity, 'lead_time');
  });

  it('shows in the dialog why it could not be saved', async () => {
    show({
      getTargets: editable,
      setTarget: async () => {
        throw await responseError(400, 'The day is over');
      },
    });
    const dialog = await open('Change the target for deployment frequency');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't save the target. The day is over",
    );
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeEnabled();
  });
});
