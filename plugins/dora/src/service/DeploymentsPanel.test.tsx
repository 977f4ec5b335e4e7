import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import {
  aDeployment,
  aDetail,
  aFailedDeployment,
  aPage,
} from '../__testUtils__/deployments';
import { renderOnEntity } from '../__testUtils__/render';
import { EntityDoraContent } from './EntityDoraContent';

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnEntity(<EntityDoraContent />, { api, search });

const table = () => screen.findByRole('table', { name: 'Deployments' });
const search = () => screen.getByTestId('search').textContent;

const AFTER_25 = 'older-than-the-twenty-fifth';
const AFTER_50 = 'older-than-the-fiftieth';
const BEFORE_25 = 'newer-than-the-twenty-sixth';
const BEFORE_50 = 'newer-than-the-fifty-first';

/** Of three pages, the one that a cursor leads to. */
function pageAt(cursor?: string) {
  const item = [aDeployment()];
  switch (cursor) {
    case AFTER_25:
    case BEFORE_50:
      return aPage(item, {
        total: 60,
        offset: 25,
        next: AFTER_50,
        previous: BEFORE_25,
      });
    case AFTER_50:
      return aPage(item, { total: 60, offset: 50, previous: BEFORE_50 });
    default:
      return aPage(item, { total: 60, next: AFTER_25 });
  }
}

describe('the deployments table', () => {
  it('tells what, when, and what became of it', async () => {
    show();
    const rows = within(await table()).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      '12 Mar, 12:40v1.42.0productionDeploy succeeded385 min max 7 h 40 minOK–',
    );
    expect(rows[2]).toHaveTextContent('Failed: incident +1');
    expect(rows[2]).toHaveTextContent('1 h 30 min');
  });

  it('shows what is not known as a dash', async () => {
    const running = aDeployment({
      verdict: 'running',
      status: 'running',
      finishedAt: null,
      version: null,
      commits: 0,
      leadTimeMedian: null,
      leadTimeMax: null,
      leadTimeNote: 'No revision',
    });
    show({ getDeployments: async () => aPage([running]) });
    const rows = within(await table()).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      '12 Mar, 12:364f0c2f1productionDeploy running0–Running–',
    );
    expect(within(rows[1]).getByTitle('No revision')).toBeVisible();
  });

  it('filters by verdict', async () => {
    const getDeployments = jest.fn(async () => aPage());
    show({ getDeployments });
    await table();
    await userEvent.click(
      screen.getByRole('button', { name: /Verdict All verdicts/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'Failed' }));
    expect(search()).toBe('?verdict=failed');
    await waitFor(() =>
      expect(getDeployments).toHaveBeenLastCalledWith(expect.anything(), {
        range: '30d',
        environment: 'production',
        compare: 'previous',
        verdict: 'failed',
        limit: 25,
      }),
    );
  });

  it('says when no deployment has the verdict', async () => {
    show({ getDeployments: async () => aPage([]) }, '?verdict=failed');
    expect(
      await screen.findByText(
        'No deployments with this verdict in this period.',
      ),
    ).toBeVisible();
  });

  it('turns pages', async () => {
    show({ getDeployments: async (_, { cursor }) => pageAt(cursor) });
    await table();
    const pages = screen.getByRole('navigation', {
      name: 'Pages of deployments',
    });
    expect(pages).toHaveTextContent('1–1 of 60');
    expect(
      screen.getByRole('button', { name: 'Previous page' }),
    ).toBeDisabled();
    const turn = async (name: string, rows: string) => {
      await userEvent.click(screen.getByRole('button', { name }));
      await waitFor(() => expect(pages).toHaveTextContent(rows));
    };
    await turn('Next page', '26–26 of 60');
    expect(search()).toBe(`?page=${AFTER_25}`);
    await turn('Next page', '51–51 of 60');
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await turn('Previous page', '26–26 of 60');
    expect(search()).toBe(`?page=${BEFORE_50}`);
    await turn('Previous page', '1–1 of 60');
    expect(search()).toBe('');
  });

  it('begins at the first page for the number of a page', async () => {
    show(
      { getDeployments: async (_, { cursor }) => pageAt(cursor) },
      '?page=2',
    );
    expect(
      await screen.findByRole('navigation', { name: 'Pages of deployments' }),
    ).toHaveTextContent('1–1 of 60');
  });

  it('says that a verdict is still to be looked for, without a count', async () => {
    show(
      {
        getDeployments: async (_, { cursor }) =>
          cursor
            ? aPage([aDeployment()], { total: null, previous: BEFORE_50 })
            : aPage([], { total: null, next: AFTER_25 }),
      },
      '?verdict=failed',
    );
    expect(
      await screen.findByText(
        'None among those looked through so far; older ones are on the next page.',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await table();
    expect(
      screen.getByRole('navigation', { name: 'Pages of deployments' }),
    ).toHaveTextContent(/^1–1$/);
  });
});

describe('the drawer of a deployment', () => {
  const failed = {
    getDeployment: async () =>
      aDetail(aFailedDeployment({ leadTimeNote: 'One commit has no push.' })),
  };

  it('opens from a row and closes with Escape', async () => {
    show(failed);
    await userEvent.click(
      within(await table()).getByText('Failed: incident +1'),
    );
    const dialog = await screen.findByRole('dialog', { name: 'v1.41.3' });
    expect(search()).toBe('?deployment=d2');
    expect(dialog).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(search()).toBe('');
  });

  it('opens with the keyboard', async () => {
    show(failed);
    const rows = within(await table()).getAllByRole('row');
    within(rows[2]).getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('tells why it failed, and links only to web addresses', async () => {
    show(failed, '?deployment=d2');
    const why = await screen.findByRole('region', { name: 'Why it failed' });
    const reasons = within(why).getAllByRole('listitem');
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toHaveTextContent(
      'IncidentINC-42 SEV2 detected 3 h 10 min after the deployment, window 24 h',
    );
    expect(within(reasons[0]).getByRole('link')).toHaveAttribute(
      'href',
      'https://incidents.example.com/42',
    );
    expect(within(reasons[1]).queryByRole('link')).not.toBeInTheDocument();
  });

  it('lists commits, with the reason of those left out', async () => {
    show(failed, '?deployment=d2');
    const changes = await screen.findByRole('region', {
      name: 'Changes in this deployment',
    });
    const commits = within(changes).getAllByRole('listitem');
    expect(commits[0]).toHaveTextContent(
      /4f0c2f1.*Retry payment captures on 503.*85 min/,
    );
    expect(commits[2]).toHaveTextContent(
      'A merge commit changes nothing by itself.',
    );
    expect(within(commits[2]).queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Revision' })).toHaveTextContent(
      '77ab01c → 4f0c2f1 · acme/checkout',
    );
    expect(screen.getByRole('region', { name: 'Note' })).toHaveTextContent(
      'One commit has no push.',
    );
  });

  it('tells how the revision was found, and what else was deployed', async () => {
    const config = {
      repository: 'github.com/acme/config',
      revision: 'c0ffee1'.padEnd(40, '0'),
    };
    const api = {
      repository: 'github.com/acme/api',
      revision: 'b0bb1e5'.padEnd(40, '0'),
    };
    show(
      {
        getDeployment: async () =>
          aDetail(undefined, {
            revisionRule: 'image_build',
            furtherRevisions: [api],
            configRevision: config,
          }),
      },
      '?deployment=d1',
    );
    const revision = await screen.findByRole('region', { name: 'Revision' });
    expect(revision).toHaveTextContent('b0bb1e5 · github.com/acme/api');
    expect(revision).toHaveTextContent('Found by the build of its image.');
    expect(revision).toHaveTextContent(
      'Deployed by the configuration c0ffee1 · github.com/acme/config',
    );
  });

  it('says so when it cannot be loaded', async () => {
    show(
      {
        getDeployment: async () => {
          throw await responseError(404, 'No such deployment');
        },
      },
      '?deployment=gone',
    );
    const dialog = await screen.findByRole('dialog', { name: 'Deployment' });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't load this deployment.No such deployment",
    );
  });
});
