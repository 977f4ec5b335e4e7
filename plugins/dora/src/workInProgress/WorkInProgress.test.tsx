import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { WorkInProgress } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { renderOnEntity } from '../__testUtils__/render';
import {
  aTeamsWork,
  aWaitingCommit,
  noWork,
  someWork,
} from '../__testUtils__/workInProgress';
import { TeamWorkInProgressPanel } from './TeamWorkInProgressPanel';
import { WorkInProgressPanel } from './WorkInProgressPanel';

const show = (api: Partial<DoraApi>) =>
  renderOnEntity(
    <WorkInProgressPanel
      service={{ kind: 'Component', namespace: 'default', name: 'checkout' }}
      environment="staging"
      revision={0}
    />,
    { api },
  );

async function panelOf(work: WorkInProgress) {
  show({ getWorkInProgress: async () => work });
  await screen.findAllByText(/\./, { selector: 'p' });
  return screen.getByRole('region', { name: 'Work in progress' });
}

describe('work in progress of a service', () => {
  it('tells how many commits wait and lists the oldest', async () => {
    const panel = await panelOf(someWork());
    expect(panel).toHaveTextContent(
      '2 commits wait for production, the oldest for 6.3 d, the median for 3.3 d.',
    );
    const list = within(panel).getByRole('list', { name: 'Commits that wait' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('Change a #76.3 d');
    expect(second).toHaveTextContent('Change b10 h');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      `https://github.com/acme/checkout/commit/${'a'.repeat(40)}`,
    );
    expect(panel).not.toHaveTextContent('pull request');
  });

  it('tells of open pull requests and since when', async () => {
    const oldestOpenedAt = new Date(Date.now() - 9.5 * 86_400_000);
    const panel = await panelOf(
      someWork({
        openChanges: { count: 3, oldestOpenedAt: oldestOpenedAt.toISOString() },
      }),
    );
    expect(panel).toHaveTextContent(
      '3 open pull requests in its repositories, the oldest for 9 d.',
    );
  });

  it('says how many more there are than it lists', async () => {
    const panel = await panelOf(
      someWork({ commits: 24, items: [aWaitingCommit('a', 1)] }),
    );
    expect(panel).toHaveTextContent('The oldest 1 of 24.');
  });

  it.each([
    [noWork(), 'Everything that was merged is in production.'],
    [
      noWork({ environment: 'staging', incomplete: 'history_cut' }),
      'Of what is known, everything that was merged is in staging. Senders left out some of the commits.',
    ],
    [
      someWork({ commits: 1, incomplete: 'never_deployed' }),
      'At least 1 commit waits for production, for 6.3 d. Nothing was ever deployed to production.',
    ],
    [
      noWork({ commits: null, incomplete: 'never_deployed' }),
      'What waits for production is not known. Nothing was ever deployed to production.',
    ],
    [
      noWork({ commits: null, incomplete: 'history_unknown' }),
      'What waits for production is not known. Pushes between what runs and the tip of the default branch were not received.',
    ],
  ])('says in words what %# is', async (work, sentence) => {
    expect(await panelOf(work)).toHaveTextContent(sentence);
  });

  it('asks for its environment, and may be tried again', async () => {
    const getWorkInProgress = jest.fn(() =>
      responseError(500, 'Broken').then(error => Promise.reject(error)),
    );
    show({ getWorkInProgress });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't load work in progress. Other metrics are unaffected.Broken",
    );
    expect(getWorkInProgress).toHaveBeenCalledWith(expect.anything(), {
      environment: 'staging',
    });
    getWorkInProgress.mockImplementation(async () => noWork() as never);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByText('Everything that was merged is in production.'),
    ).toBeVisible();
  });
});

describe('work in progress of a team', () => {
  it('tells of all its services together and of each', async () => {
    const getTeamWorkInProgress = jest.fn(async () => aTeamsWork());
    renderOnEntity(
      <TeamWorkInProgressPanel
        team={{ kind: 'Group', namespace: 'default', name: 'shopping' }}
        environment="production"
        includeSubTeams
        revision={0}
      />,
      { api: { getTeamWorkInProgress } },
    );
    const table = await screen.findByRole('table', {
      name: 'Work in progress',
    });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('search26.3 d3.3 d3');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/search/dora',
    );
    expect(second).toHaveTextContent(
      'cartnot knownNothing was ever deployed to production.––0',
    );
    const panel = screen.getByRole('region', { name: 'Work in progress' });
    expect(panel).toHaveTextContent('At least 2 commits wait for production');
    expect(panel).toHaveTextContent('What services share counts once.');
    expect(getTeamWorkInProgress).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'shopping' }),
      { environment: 'production', includeSubTeams: true },
    );
  });
});
