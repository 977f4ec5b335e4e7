import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  forgejoRun,
  release,
  SHA,
  status,
  workflowJob,
  workflowRun,
} from './__fixtures__/examples';
import { giteaSource } from './giteaSource';

const repository = 'git.example.com/acme/checkout';
const minute = (m: number) => Date.UTC(2026, 2, 2, 14, m);

describe('workflow_job', () => {
  const other = { event: 'workflow_job' };
  const event = (fields: object) => ({
    ...workflowJob,
    workflow_job: { ...workflowJob.workflow_job, ...fields },
  });

  it('is a run of a stage', () => {
    expect(factsFrom(giteaSource, workflowJob, other)).toEqual([
      {
        type: 'stage_run',
        at: minute(15),
        key: 'job:61:1',
        repository,
        sha: SHA,
        name: 'deploy',
        url: 'https://git.example.com/acme/checkout/actions/runs/60/jobs/0',
        queuedAt: minute(10),
        startedAt: minute(11),
        finishedAt: minute(15),
        outcome: 'success',
      },
    ]);
  });

  it.each<[object, object]>([
    [{ run_attempt: 2 }, { key: 'job:61:2', queuedAt: undefined }],
    [
      {
        status: 'in_progress',
        conclusion: '',
        completed_at: '1970-01-01T00:00:00Z',
      },
      { at: minute(11), finishedAt: undefined, outcome: undefined },
    ],
    [
      {
        conclusion: 'cancelled',
        run_attempt: 0,
        started_at: '0001-01-01T00:00:00Z',
      },
      { key: 'job:61:0', startedAt: undefined, outcome: 'cancelled' },
    ],
    [{ conclusion: 'skipped' }, { startedAt: undefined }],
  ])('%j', (fields, expected) => {
    expect(factsFrom(giteaSource, event(fields), other)).toMatchObject([
      expected,
    ]);
  });

  it.each(['queued', 'waiting', 'pending', 'requested'])(
    'tells nothing while it is %s',
    waiting => {
      const body = event({ status: waiting, conclusion: '' });
      expect(whyIgnored(giteaSource, body, other)).toMatch(/not begun/);
    },
  );
});

describe('workflow_run', () => {
  const other = { event: 'workflow_run' };
  const event = (fields: object, top: object = {}) => ({
    ...workflowRun,
    ...top,
    workflow_run: { ...workflowRun.workflow_run, ...fields },
  });

  it('is a run of a whole pipeline', () => {
    expect(factsFrom(giteaSource, workflowRun, other)).toEqual([
      {
        type: 'stage_run',
        at: minute(16),
        key: `run:60:${minute(11)}`,
        repository,
        sha: SHA,
        name: 'CI',
        pipeline: 'CI',
        url: 'https://git.example.com/acme/checkout/actions/runs/14',
        startedAt: minute(11),
        finishedAt: minute(16),
        outcome: 'failure',
      },
    ]);
  });

  it('has the name of its file where the workflow has none', () => {
    const body = event({}, { workflow: null });
    expect(factsFrom(giteaSource, body, other)).toMatchObject([
      { name: 'ci.yml' },
    ]);
  });

  it('tells nothing before it begins', () => {
    const body = event({ started_at: '1970-01-01T00:00:00Z' });
    expect(whyIgnored(giteaSource, body, other)).toMatch(/not begun/);
  });
});

describe('runs of Forgejo', () => {
  const parse = (event: string, fields: object = {}) =>
    giteaSource.parse(
      delivery(
        { ...forgejoRun, run: { ...forgejoRun.run, ...fields } },
        { event },
      ),
      {
        ...testSettings,
        deploymentRules: [
          { of: 'pipeline', name: 'release*', environment: 'live' },
        ],
      },
    );

  it('are runs of a whole pipeline, which may deploy', () => {
    const common = {
      at: minute(16),
      repository,
      url: 'https://git.example.com/acme/checkout/actions/runs/15',
      startedAt: minute(11),
      finishedAt: minute(16),
    };
    expect(parse('action_run_failure')).toEqual({
      facts: [
        {
          ...common,
          type: 'stage_run',
          key: `run:81:${minute(11)}`,
          sha: SHA,
          name: 'release.yml',
          pipeline: 'release.yml',
          outcome: 'failure',
        },
        {
          ...common,
          type: 'deployment',
          key: `run:run:81:${minute(11)}`,
          subject: `repo:${repository}`,
          environment: 'live',
          revision: SHA,
          state: 'failed',
        },
      ],
    });
  });

  it('are the same whether they succeed or recover', () => {
    const fields = { status: 'success' };
    expect(parse('action_run_recover', fields)).toEqual(
      parse('action_run_success', fields),
    );
  });

  it.each([
    { status: 'unknown' },
    { repository: null },
    { created: null, started: '0001-01-01T00:00:00Z', stopped: null },
  ])('are ignored with %j', fields => {
    expect(parse('action_run_success', fields)).toEqual({
      ignored: expect.stringContaining('does not say'),
    });
  });
});

describe('status', () => {
  const other = { event: 'status' };

  it('is a run of another CI', () => {
    expect(factsFrom(giteaSource, status, other)).toMatchObject([
      {
        type: 'stage_run',
        key: `status:${repository}:${SHA}:ci/woodpecker/push/test`,
        outcome: 'success',
      },
    ]);
  });

  it('is ignored where Actions tell the same', () => {
    const body = { ...status, sender: { login: 'gitea-actions' } };
    expect(whyIgnored(giteaSource, body, other)).toMatch(/Actions/);
  });
});

describe('release', () => {
  it('is ignored where it is not told what happened to it', () => {
    const body = { ...release, action: undefined };
    expect(whyIgnored(giteaSource, body, { event: 'release' })).toMatch(
      /publication/,
    );
  });

  it('is a deployment where a rule says so', () => {
    const stored = delivery(release, { event: 'release' });
    const rule = { of: 'release' as const, name: 'v*', environment: 'live' };
    const settings = { ...testSettings, deploymentRules: [rule] };
    expect(giteaSource.parse(stored, settings)).toMatchObject({
      facts: [
        {
          type: 'deployment',
          key: 'release:5',
          version: 'v1.4.0',
          finishedAt: minute(30),
          revision: undefined,
        },
      ],
    });
  });
});
