import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { group } from '../__testUtils__/groups';
import {
  anImpact,
  anIntervention,
  someInterventions,
} from '../__testUtils__/interventions';
import { renderOnEntity, translate } from '../__testUtils__/render';
import { formatImpact } from '../format/impact';
import { EntityDoraContent } from '../service/EntityDoraContent';
import { EntityTeamDoraContent } from '../team/EntityTeamDoraContent';
import { InterventionsPanel } from './InterventionsPanel';

const entity = { kind: 'Component', namespace: 'default', name: 'checkout' };

const show = (api: Partial<DoraApi> = {}) =>
  renderOnEntity(<InterventionsPanel entity={entity} revision={0} />, { api });

const open = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

const today = () => new Date().toISOString().slice(0, 10);

describe('InterventionsPanel', () => {
  it('tells each metric before and after', async () => {
    show();
    const table = await screen.findByRole('table', {
      name: 'Reviews within a day',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => [...row.children].map(cell => cell.textContent)),
    ).toEqual([
      ['Metric', 'Before', 'After', 'Difference'],
      [
        'Deployment frequency',
        '0.5 per dayn = 45',
        '2 per dayn = 180',
        '▲ 1.5 per day, better (p < 0.001)',
      ],
      [
        'Lead time for changes',
        '2 h 10 minn = 57',
        '65 minn = 61',
        '▼ 40 min, better (p 0.003)',
      ],
      [
        'Change failure rate',
        '12 %n = 100',
        '9 %n = 100',
        'no clear difference (p 0.65; 95 % from −11.9 points to 5.8 points)',
      ],
      ['Time to restore', '60 minn = 3', '–n = 0', 'too few to say'],
    ]);
    const panel = screen.getByRole('region', { name: 'What we changed' });
    expect(panel).toHaveTextContent(
      'From 3 Nov 2025 on · 90 days before against 90 days after',
    );
    expect(panel).toHaveTextContent(
      'Values are of production. After, not because of: other things changed too.',
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says so when there is nothing to compare yet', async () => {
    show({
      getInterventions: async () =>
        someInterventions({
          items: [anIntervention({ days: 0, impacts: [] })],
        }),
    });
    expect(
      await screen.findByText(
        'The first day is not over: nothing to compare yet.',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('notes what was changed and shows it', async () => {
    let known = someInterventions({ editable: true, items: [] });
    const addIntervention = jest.fn(async () => {
      known = someInterventions({ editable: true });
      return known;
    });
    show({ getInterventions: async () => known, addIntervention });
    expect(await screen.findByText(/Nothing noted yet/)).toBeVisible();
    await open('Note a change');
    const dialog = await screen.findByRole('dialog', { name: 'Note a change' });
    const save = within(dialog).getByRole('button', { name: 'Save' });
    await userEvent.click(save);
    expect(
      within(dialog).getByText('Up to 120 characters are needed'),
    ).toBeVisible();

    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /What did you change/ }),
      ' Reviews within a day ',
    );
    const day = within(dialog).getByLabelText(/First day/);
    await userEvent.clear(day);
    await userEvent.type(day, '2999-01-01');
    await userEvent.click(save);
    expect(
      within(dialog).getByText('A day until today is needed'),
    ).toBeVisible();
    expect(addIntervention).not.toHaveBeenCalled();

    await userEvent.clear(day);
    await userEvent.type(day, today());
    await userEvent.click(save);
    expect(addIntervention).toHaveBeenCalledWith(entity, {
      title: 'Reviews within a day',
      day: today(),
    });
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(
      await screen.findByRole('heading', { name: 'Reviews within a day' }),
    ).toBeVisible();
  });

  it('shows in the dialog why it could not be saved', async () => {
    show({
      getInterventions: async () => someInterventions({ editable: true }),
      addIntervention: async () => {
        throw await responseError(400, 'The day is too early');
      },
    });
    await open('Note a change');
    const dialog = await screen.findByRole('dialog', { name: 'Note a change' });
    await userEvent.type(within(dialog).getByRole('textbox'), 'Anything');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't save the change. The day is too early",
    );
  });

  it('removes one after asking', async () => {
    let known = someInterventions({ editable: true });
    const removeIntervention = jest.fn(async () => {
      known = someInterventions({ editable: true, items: [] });
      return known;
    });
    show({ getInterventions: async () => known, removeIntervention });
    await open('Remove “Reviews within a day”');
    const dialog = await screen.findByRole('dialog', {
      name: 'Remove this change?',
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(removeIntervention).not.toHaveBeenCalled();

    await open('Remove “Reviews within a day”');
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Remove',
      }),
    );
    expect(removeIntervention).toHaveBeenCalledWith(entity, '1');
    expect(await screen.findByText(/Nothing noted yet/)).toBeVisible();
  });

  it('fails alone, and tries again', async () => {
    const getInterventions = jest
      .fn<Promise<ReturnType<typeof someInterventions>>, []>()
      .mockRejectedValueOnce(await responseError(500, 'Broken'))
      .mockResolvedValue(someInterventions());
    show({ getInterventions });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load what was changed. Metrics are unaffected.Broken",
    );
    await open('Retry');
    expect(await screen.findByRole('table')).toBeVisible();
  });
});

describe.each([
  ['service', <EntityDoraContent />, undefined, 'checkout'],
  ['team', <EntityTeamDoraContent />, group, group.metadata.name],
] as const)('the tab of a %s', (_kind, tab, on, name) => {
  it('tells what was changed', async () => {
    const getInterventions = jest.fn(async () => someInterventions());
    renderOnEntity(tab, { api: { getInterventions }, entity: on });
    expect(
      await screen.findByRole('region', { name: 'What we changed' }),
    ).toBeVisible();
    expect(getInterventions).toHaveBeenCalledWith(
      expect.objectContaining({ name }),
    );
  });
});

describe('formatImpact', () => {
  const t = translate();

  it('tells both sides for the same span', () => {
    const words = formatImpact(
      anImpact({
        unit: 'per_day',
        before: { value: 1 / 14, n: 6 },
        after: { value: 2 / 7, n: 26 },
        shift: 3 / 14,
        verdict: 'better',
      }),
      t,
    );
    expect(words).toMatchObject({
      before: '0.5 per week',
      after: '2 per week',
      text: '▲ 1.5 per week, better (p 0.003)',
      tone: 'good',
    });
  });

  it.each([
    [{ verdict: 'worse', shift: 600 }, '▲ 10 min, worse (p 0.003)', 'bad'],
    [{ shift: 0 }, 'better (p 0.003)', 'good'],
    [{ verdict: 'unclear' }, 'no clear difference (p 0.003)', 'neutral'],
    [{ verdict: 'too_few', pValue: null }, 'too few to say', 'neutral'],
  ] as const)('%j is "%s"', (parts, text, tone) => {
    expect(formatImpact(anImpact(parts), t)).toMatchObject({ text, tone });
  });
});
