import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { anExplainedRow, anExplanation } from '../__testUtils__/explanations';
import { group } from '../__testUtils__/groups';
import { renderOnEntity, renderOnPage } from '../__testUtils__/render';
import { aReport, sketch } from '../__testUtils__/reports';
import { Organisation } from '../organisation/Organisation';
import { EntityDoraContent } from '../service/EntityDoraContent';
import { EntityTeamDoraContent } from '../team/EntityTeamDoraContent';

const checkout = { kind: 'component', namespace: 'default', name: 'checkout' };
const asked = {
  range: '30d',
  environment: 'production',
  part: 'included',
  offset: 0,
  limit: 25,
};

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnEntity(<EntityDoraContent />, { api, search });

const drawer = (name = 'Lead time for changes') =>
  screen.findByRole('dialog', { name });

const search = () => screen.getByTestId('search').textContent;

const EXPLAIN = '?explain=lead-time';

/** What is said of a percentile that the page does not compute from rows. */
const OTHERWISE =
  'Computed from every single row. Where the page counts many rows by day and size, it may differ by 1 %.';

describe('the drawer that explains a number', () => {
  it('tells the value, the rule in words and in figures, and the rules', async () => {
    show({}, EXPLAIN);
    const dialog = await drawer();
    expect(
      await within(dialog).findByText(
        'checkout · 11 Feb to 12 Mar · production',
      ),
    ).toBeVisible();
    expect(dialog).toHaveTextContent(
      'Value85 minn15795 % interval70 min to 1 h 45 min',
    );
    const part = (name: string) => within(dialog).getByRole('region', { name });
    expect(part('Formula')).toHaveTextContent(
      'The median of the times from commit to deployment.',
    );
    expect(part('Calculation')).toHaveTextContent(
      'median of 157 lead times = 5100 s',
    );
    expect(part('Rules')).toHaveTextContent(
      'LevelsClassicVersion1Fingerprinta1b2c3d',
    );
    expect(part('Rules')).toHaveTextContent('Every delivery is counted.');
    expect(dialog).not.toHaveTextContent(OTHERWISE);
    expect(
      within(part('Rules')).getByRole('link', { name: 'All definitions' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/dora\/definitions$/));
  });

  it('says when deliveries wait', async () => {
    show(
      { explainService: async () => anExplanation({ pendingDeliveries: 3 }) },
      EXPLAIN,
    );
    expect(
      await screen.findByText('3 deliveries wait to be counted.'),
    ).toBeVisible();
  });

  it('lists what counts, with the way to each', async () => {
    show(
      {
        explainService: async () =>
          anExplanation({ rows: [anExplainedRow({ corrected: true })] }),
      },
      EXPLAIN,
    );
    const rows = await within(await drawer()).findByRole('tabpanel', {
      name: '157 count',
    });
    const [row] = within(rows).getAllByRole('listitem');
    expect(row).toHaveTextContent(/85 min.*12 Mar, 12:40.*Corrected/);
    expect(row).toHaveTextContent('Deployed as v1.42.0');
    expect(
      within(row).getByRole('link', { name: /^4f0c2f1 Retry payment/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/acme/checkout/commit/4f0c2f1',
    );
    await userEvent.click(
      within(row).getByRole('link', { name: /^Deployment of “4f0c2f1 Retry/ }),
    );
    expect(search()).toBe('?deployment=d1');
    expect(await drawer('v1.42.0')).toBeVisible();
  });

  it('lists what was left out, and why', async () => {
    const explainService = jest.fn(
      async (_: unknown, __: unknown, { part = 'included' }) =>
        anExplanation({
          part,
          rows: [
            anExplainedRow({
              value: null,
              excluded: 'A merge commit changes nothing by itself.',
            }),
          ],
        }),
    );
    show({ explainService } as Partial<DoraApi>, EXPLAIN);
    await userEvent.click(
      await screen.findByRole('tab', { name: '4 left out' }),
    );
    expect(search()).toBe('?explain=lead-time&part=excluded');
    expect(
      await screen.findByRole('tabpanel', { name: '4 left out' }),
    ).toHaveTextContent('A merge commit changes nothing by itself.');
    await waitFor(() =>
      expect(explainService).toHaveBeenLastCalledWith(checkout, 'lead_time', {
        ...asked,
        part: 'excluded',
      }),
    );
  });

  it('turns pages', async () => {
    const explainService = jest.fn(async () => anExplanation());
    show({ explainService }, EXPLAIN);
    const pages = await screen.findByRole('navigation', {
      name: 'Pages of rows',
    });
    await userEvent.click(
      within(pages).getByRole('button', { name: 'Next page' }),
    );
    expect(search()).toBe('?explain=lead-time&rows=2');
    await waitFor(() =>
      expect(explainService).toHaveBeenLastCalledWith(checkout, 'lead_time', {
        ...asked,
        offset: 25,
      }),
    );
  });

  it('says in words what a row adds to a rate', async () => {
    show(
      {
        explainService: async (_, metric) =>
          anExplanation({
            metric,
            unit: 'fraction',
            value: 0.5,
            rows: [
              anExplainedRow({ kind: 'deployment', id: 'd1', value: 1 }),
              anExplainedRow({ kind: 'deployment', id: 'd2', value: 0 }),
            ],
          }),
      },
      '?explain=change-failure-rate',
    );
    await drawer('Change failure rate');
    expect(await screen.findByText('failed')).toBeVisible();
    expect(screen.getByText('not failed')).toBeVisible();
  });

  it('says why there is no number, and that there are no rows', async () => {
    show(
      {
        explainService: async () =>
          anExplanation({
            value: null,
            n: 0,
            interval: null,
            missing: 'no_commits',
            included: 0,
            rows: [],
          }),
      },
      EXPLAIN,
    );
    expect(
      await screen.findByText(
        'No deployment of this period is linked to a commit.',
      ),
    ).toBeVisible();
    expect(screen.getByText('No row counts in this period.')).toBeVisible();
  });

  it('can be tried again when it fails', async () => {
    let broken = true;
    show(
      {
        explainService: async () => {
          if (broken) {
            throw await responseError(500, 'Broken');
          }
          return anExplanation();
        },
      },
      EXPLAIN,
    );
    expect(await within(await drawer()).findByRole('alert')).toHaveTextContent(
      "Couldn't explain this number.Broken",
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/157 lead times/)).toBeVisible();
  });

  it('tells when there are too many rows, which trying again does not change', async () => {
    show(
      {
        explainService: async () => {
          throw await responseError(
            400,
            'There are more than 50000 rows; ask for fewer days',
          );
        },
      },
      EXPLAIN,
    );
    const dialog = await drawer();
    expect(
      await within(dialog).findByText(
        'There are more than 50000 rows; ask for fewer days',
      ),
    ).toBeVisible();
    expect(
      within(dialog).queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });

  it('tells that the page may show a percentile of many rows otherwise', async () => {
    const getServiceMetrics = async () => aReport({ percentiles: sketch });
    show({ getServiceMetrics }, EXPLAIN);
    expect(await within(await drawer()).findByText(OTHERWISE)).toBeVisible();
  });

  it('tells no such thing of a count', async () => {
    show(
      {
        getServiceMetrics: async () => aReport({ percentiles: sketch }),
        explainService: async () =>
          anExplanation({ metric: 'deployment_frequency', unit: 'per_day' }),
      },
      '?explain=deployment-frequency',
    );
    await within(await drawer('Deployment frequency')).findByText('Formula');
    expect(screen.queryByText(OTHERWISE)).not.toBeInTheDocument();
  });

  it('closes with Escape, and leaves the rest of the URL', async () => {
    show({}, '?range=90d&explain=lead-time&part=excluded&rows=2');
    await drawer();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(search()).toBe('?range=90d');
  });
});

describe('the way to an explanation', () => {
  it('is beside the link of each tile, for the keyboard too', async () => {
    show();
    const [button] = await screen.findAllByRole('button', {
      name: 'Explain “Lead time for changes”',
    });
    expect(button.closest('a')).toBeNull();
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(search()).toBe(EXPLAIN);
    expect(await drawer()).toBeVisible();
  });

  it('is below each panel', async () => {
    show();
    const panel = await screen.findByRole('region', {
      name: 'Change failure rate',
    });
    await userEvent.click(
      await within(panel).findByRole('button', {
        name: 'Explain “Change failure rate”',
      }),
    );
    expect(search()).toBe('?explain=change-failure-rate');
  });

  it('is each number of a week, with the days of that week', async () => {
    const explainService = jest.fn(async () => anExplanation());
    show({ explainService });
    const table = await screen.findByRole('table', { name: 'Week over week' });
    await userEvent.click(
      within(table).getByRole('button', {
        name: '85 min: explain “Lead time for changes”',
      }),
    );
    expect(search()).toBe(
      '?explain=lead-time&explainFrom=2026-02-11&explainTo=2026-03-12',
    );
    await waitFor(() =>
      expect(explainService).toHaveBeenLastCalledWith(checkout, 'lead_time', {
        ...asked,
        range: undefined,
        from: '2026-02-11',
        to: '2026-03-12',
      }),
    );
  });

  it('is each number before, with its own days', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Week over week' });
    await userEvent.click(
      within(table).getByRole('button', {
        name: '1 h 47 min: explain “Lead time for changes”',
      }),
    );
    expect(search()).toBe(
      '?explain=lead-time&explainFrom=2026-01-12&explainTo=2026-02-10',
    );
  });

  it('leads from a team to the number of one of its services', async () => {
    const explainService = jest.fn(async () => anExplanation());
    const explainTeam = jest.fn(async () =>
      anExplanation({ entityRef: 'group:default/shopping' }),
    );
    renderOnEntity(<EntityTeamDoraContent />, {
      entity: group,
      search: '?subteams=1',
      api: { explainService, explainTeam },
    });
    const table = await screen.findByRole('table', { name: 'Services' });
    await userEvent.click(
      within(table).getByRole('button', {
        name: '40 min: explain “Lead time for changes”',
      }),
    );
    expect(search()).toBe(
      '?subteams=1&explain=lead-time&explainEntity=component%3Adefault%2Fcart',
    );
    await waitFor(() =>
      expect(explainService).toHaveBeenCalledWith(
        { kind: 'component', namespace: 'default', name: 'cart' },
        'lead_time',
        asked,
      ),
    );
    expect(explainTeam).not.toHaveBeenCalled();
  });

  it('pools the teams below where the page does, and links to the tab of a service', async () => {
    const explainTeam = jest.fn(async () =>
      anExplanation({ entityRef: 'group:default/shopping' }),
    );
    renderOnEntity(<EntityTeamDoraContent />, {
      entity: group,
      search: '?subteams=1&explain=lead-time&range=90d',
      api: { explainTeam },
    });
    expect(
      await within(await drawer()).findByRole('link', { name: /^Deployment/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/dora?range=90d&deployment=d1',
    );
    expect(explainTeam).toHaveBeenCalledWith(
      { kind: 'group', namespace: 'default', name: 'shopping' },
      'lead_time',
      { ...asked, range: '90d', includeSubTeams: true },
    );
  });

  it('leads from the organisation to its number, and from the leaderboard to that of a team', async () => {
    const explainTeam = jest.fn(async () => anExplanation());
    renderOnPage(<Organisation />, { api: { explainTeam } });
    const summary = await screen.findByRole('table', { name: 'Summary' });
    await userEvent.click(
      within(summary).getByRole('button', {
        name: '85 min: explain “Lead time for changes”',
      }),
    );
    expect(await drawer()).toHaveTextContent('All services');
    await userEvent.keyboard('{Escape}');
    const teams = await screen.findByRole('table', {
      name: 'Teams, last 90 days',
    });
    await userEvent.click(
      within(teams).getByRole('button', {
        name: '2 h: explain “Lead time for changes”',
      }),
    );
    await waitFor(() =>
      expect(explainTeam).toHaveBeenCalledWith(
        { kind: 'group', namespace: 'default', name: 'payments' },
        'lead_time',
        {
          ...asked,
          range: undefined,
          from: '2026-02-11',
          to: '2026-03-12',
          includeSubTeams: false,
        },
      ),
    );
  });
});
