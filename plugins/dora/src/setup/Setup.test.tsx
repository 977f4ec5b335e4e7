import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ServiceSetup } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { renderOnEntity } from '../__testUtils__/render';
import { aReport } from '../__testUtils__/reports';
import { anArrival, aSetup, someSteps } from '../__testUtils__/setup';
import { EntityDoraContent } from '../service/EntityDoraContent';

const show = (
  parts: Partial<ServiceSetup> = {},
  api: Partial<DoraApi> = {},
  below = '/setup',
) =>
  renderOnEntity(<EntityDoraContent />, {
    api: { getServiceSetup: async () => aSetup(parts), ...api },
    below,
  });

const secondsAgo = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

const gitDone = () =>
  someSteps({
    git: {
      lastReceivedAt: secondsAgo(12),
      sourceId: 'github',
      kind: 'github',
    },
  });

const steps = async () =>
  within(await screen.findByRole('list', { name: 'Set up sources' }))
    .getAllByRole('heading', { level: 3 })
    .map(heading => heading.closest('li')!);

const toggle = (name: string) => screen.findByRole('button', { name });

describe('the set-up of a service', () => {
  it('waits for the first event of each step', async () => {
    show();
    const rows = await steps();
    expect(rows.map(row => row.querySelector('h3')!.textContent)).toEqual([
      'Git',
      'Deployments',
      'Incidents',
      'Targets',
      'CI stages Optional',
    ]);
    expect(screen.getAllByText('Waiting for the first event…')).toHaveLength(4);
    expect(screen.getByText('No target yet')).toBeVisible();
    expect(screen.getByText('0 of 4 steps done')).toBeVisible();
  });

  it('opens the first step that is not done, and others on demand', async () => {
    show({ steps: gitDone() });
    expect(await toggle('Git')).toHaveAttribute('aria-expanded', 'false');
    const deployments = await toggle('Deployments');
    expect(deployments).toHaveAttribute('aria-expanded', 'true');
    const incidents = await toggle('Incidents');
    expect(incidents).toHaveAttribute('aria-expanded', 'false');
    incidents.focus();
    await userEvent.keyboard('{Enter}');
    expect(incidents).toHaveAttribute('aria-expanded', 'true');
    expect(deployments).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(await toggle('Git'));
    expect(await toggle('Git')).toHaveAttribute('aria-expanded', 'true');
  });

  it('tells how long ago an event came, and from whom', async () => {
    show({
      steps: someSteps({
        git: {
          lastReceivedAt: secondsAgo(12),
          sourceId: 'github',
          kind: 'github',
        },
        deployments: {},
        targets: { lastReceivedAt: secondsAgo(3 * 86_400) },
      }),
    });
    const [git, deployments, , targets] = await steps();
    expect(git).toHaveTextContent(/Received 1[23] s ago from github/);
    expect(deployments).toHaveTextContent('Received');
    expect(targets).toHaveTextContent('Set 3 d ago');
    expect(screen.getByText('3 of 4 steps done')).toBeVisible();
  });

  it('says when everything that is needed has come', async () => {
    show({
      steps: someSteps({
        git: {},
        deployments: {},
        incidents: {},
        targets: {},
      }),
    });
    expect(
      await screen.findByText(/^Everything that the four metrics need/),
    ).toBeVisible();
    expect(await toggle('CI stages Optional')).toHaveAttribute(
      'aria-expanded',
      'false',
    );
  });

  it('lets targets be set where the step is', async () => {
    show();
    await userEvent.click(await toggle('Targets'));
    expect(
      await screen.findByRole('region', { name: 'Targets' }),
    ).toBeVisible();
  });

  it('names the service to events, and shows its annotations', async () => {
    show();
    const names = await screen.findByRole('region', {
      name: 'Names of this service',
    });
    expect(
      within(names)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'github.com/acme/checkoutRepository',
      'checkoutService name',
      'component:default/checkoutService name',
    ]);
    expect(names).toHaveTextContent(
      'github.com/project-slug: <owner>/checkout',
    );
  });

  it('tells those who may not see it', async () => {
    const error = await responseError(403, 'Denied');
    show({}, { getServiceSetup: () => Promise.reject(error) });
    expect(
      await screen.findByText(
        "You don't have access to delivery metrics for this component.",
      ),
    ).toBeVisible();
  });

  it('says why it failed, and tries again', async () => {
    const getServiceSetup = jest
      .fn()
      .mockRejectedValue(await responseError(500, 'Out of order'));
    show({}, { getServiceSetup });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of order');
    getServiceSetup.mockResolvedValue(aSetup());
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await steps()).toHaveLength(5);
  });
});

describe('the guide of a step', () => {
  it('begins with a source that is configured', async () => {
    show();
    const sender = await screen.findByLabelText('Sender');
    expect(sender).toHaveDisplayValue('github (GitHub)');
    expect(
      screen.getByText(/under dora\.sources\.github, with its secret\.$/),
    ).toBeVisible();
    expect(screen.getByText(/Settings → Webhooks → Add webhook/)).toBeVisible();
    expect(screen.getByText(/\/api\/dora\/webhooks\/github$/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: /^Step by step: GitHub/ }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/docs\/sources\/github\.md$/),
    );
  });

  it('groups all that can tell of the step', async () => {
    show();
    await screen.findByLabelText('Sender');
    expect(
      screen.getAllByRole('group').map(group => [
        group.getAttribute('label'),
        within(group)
          .getAllByRole('option')
          .map(option => option.textContent),
      ]),
    ).toEqual([
      [
        'Configured',
        ['github (GitHub)', 'pipelines (Anything that can send JSON)'],
      ],
      [
        'Git hosts',
        [
          'GitHub',
          'GitLab',
          'Gitea, Forgejo',
          'Bitbucket Cloud',
          'Bitbucket Data Center',
          'Azure DevOps',
        ],
      ],
      ['CI and delivery', ['CDEvents']],
      [
        'Anything else',
        [
          'What sends to DevLake today',
          'Fawkes platform',
          'Anything that can send JSON',
        ],
      ],
    ]);
  });

  it('shows what to paste for a sender that is not configured', async () => {
    show();
    await userEvent.selectOptions(
      await screen.findByLabelText('Sender'),
      'GitLab',
    );
    expect(
      screen.getByText(/secrets: \['\$\{DORA_GITLAB_SECRET\}'\]/),
    ).toHaveTextContent('dora: sources: gitlab: kind: gitlab');
    expect(screen.getByText(/\/api\/dora\/webhooks\/gitlab$/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Copy the configuration' }),
    ).toBeVisible();
  });

  it('gives a second source of a kind an id of its own', async () => {
    show();
    await userEvent.selectOptions(
      await screen.findByLabelText('Sender'),
      'GitHub',
    );
    expect(screen.getByText(/kind: github/)).toHaveTextContent('github-2:');
  });

  it('sends a test event for this service to the generic source', async () => {
    show({ steps: gitDone() });
    const command = await screen.findByText(/^curl/);
    expect(command).toHaveTextContent(
      /\/api\/dora\/webhooks\/pipelines .*Bearer \$DORA_PIPELINES_SECRET/,
    );
    expect(command).toHaveTextContent(
      '"service": "component:default/checkout"',
    );
    expect(command).toHaveTextContent('"type": "deployment"');
  });

  it('says what the test event needs when nothing takes it', async () => {
    show({ sources: [] });
    expect(
      await screen.findByText('It needs a source for events of any sender:'),
    ).toBeVisible();
    expect(screen.getByText(/kind: generic/)).toBeVisible();
    expect(screen.getByText(/^curl/)).toHaveTextContent(
      '"repository": "github.com/acme/checkout"',
    );
  });

  it('knows the address of kinds that come with a module', async () => {
    show({ sources: [{ id: 'kite', kind: 'buildkite' }] });
    expect(await screen.findByLabelText('Sender')).toHaveDisplayValue(
      'kite (buildkite)',
    );
    expect(screen.getByText(/\/api\/dora\/webhooks\/kite$/)).toBeVisible();
  });
});

describe('what arrived without ticking the step', () => {
  it.each([
    [
      {},
      /^Something arrived from github 1\d s ago, but for github\.com\/acme\/other\.$/,
    ],
    [{ names: [] }, /but for nobody\.$/],
    [{ aboutThis: true }, /but it tells nothing of commits or changes\.$/],
    [{ state: 'pending' as const }, /is being worked off\.$/],
    [
      { state: 'ignored' as const, note: 'Pings say nothing' },
      /but it was of no use: Pings say nothing$/,
    ],
  ])('%j', async (parts, text) => {
    show({ arrivals: [anArrival(parts)] });
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Data health' })).toBeVisible();
  });

  it('counts requests that were turned away', async () => {
    show({ arrivals: [anArrival({ lastReceivedAt: null, rejected: 3 })] });
    expect(
      await screen.findByText(/^3 requests to github were turned away/),
    ).toBeVisible();
    expect(screen.queryByText(/^Something arrived/)).not.toBeInTheDocument();
  });

  it('is kept from those who may not see the data’s health', async () => {
    show();
    await steps();
    expect(screen.queryByText(/^Something arrived/)).not.toBeInTheDocument();
  });

  it('does not matter once the step is done', async () => {
    show({ steps: gitDone(), arrivals: [anArrival()] });
    await userEvent.click(await toggle('Deployments'));
    await userEvent.click(await toggle('Git'));
    expect(screen.getByLabelText('Sender')).toHaveDisplayValue(
      'github (GitHub)',
    );
    expect(screen.queryByText(/^Something arrived/)).not.toBeInTheDocument();
  });
});

describe('while somebody looks', () => {
  const wait = (milliseconds: number) =>
    act(() => jest.advanceTimersByTimeAsync(milliseconds));

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ticks a step when its first event arrives, and says so once', async () => {
    const getServiceSetup = jest.fn(async () => aSetup());
    show({}, { getServiceSetup });
    await wait(100);
    expect(screen.getAllByText('Waiting for the first event…')).toHaveLength(4);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    getServiceSetup.mockResolvedValue(aSetup({ steps: gitDone() }));
    await wait(3000);
    expect(screen.getAllByText('Waiting for the first event…')).toHaveLength(3);
    expect(screen.getByText(/^Received 1\d s ago from github$/)).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Received: Git');
    await wait(3000);
    await wait(3000);
    await wait(3000);
    expect(screen.getByText(/^Received 2\d s ago from github$/)).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Received: Git');
    expect(getServiceSetup).toHaveBeenCalledTimes(5);
  });

  it('leaves open what somebody reads when the step is done', async () => {
    const getServiceSetup = jest.fn(async () => aSetup());
    show({}, { getServiceSetup });
    await wait(100);
    const incidents = screen.getByRole('button', { name: 'Incidents' });
    await act(async () => incidents.click());
    getServiceSetup.mockResolvedValue(
      aSetup({ steps: someSteps({ incidents: {} }) }),
    );
    await wait(3000);
    expect(incidents).toHaveAttribute('aria-expanded', 'true');
  });
});

describe('the way to the set-up', () => {
  it.each([
    ['no_events' as const, 'Set up sources'],
    ['not_linked' as const, 'Set up sources'],
    ['ready' as const, 'Sources'],
  ])('leads from a service that is %s, and back', async (state, name) => {
    show({}, { getServiceMetrics: async () => aReport({ state }) }, '');
    await userEvent.click(await screen.findByRole('link', { name }));
    expect(await steps()).toHaveLength(5);
    await userEvent.click(
      screen.getByRole('link', { name: 'Back to the metrics' }),
    );
    expect(await screen.findByRole('link', { name })).toBeVisible();
  });
});
