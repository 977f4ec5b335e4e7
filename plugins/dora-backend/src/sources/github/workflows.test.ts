import { delivery, factsFrom, testSettings } from '../testDeliveries';
import { githubSource } from './githubSource';

const repository = { html_url: 'https://github.com/Acme/Pay' };
const hour = (h: number) => Date.UTC(2026, 2, 1, h);
const iso = (h: number) => new Date(hour(h)).toISOString();
const head_sha = 'a'.repeat(40);

const job = (fields: object) =>
  factsFrom(
    githubSource,
    {
      action: 'x',
      repository,
      workflow_job: {
        id: 5,
        name: 'unit tests',
        workflow_name: 'CI',
        head_sha,
        html_url: 'https://github.com/Acme/Pay/actions/runs/1/job/5',
        created_at: iso(8),
        started_at: iso(9),
        completed_at: null,
        conclusion: null,
        ...fields,
      },
    },
    { event: 'workflow_job' },
  )[0];

const run = (fields: object) =>
  factsFrom(
    githubSource,
    {
      action: 'x',
      repository,
      workflow: { name: 'CI' },
      workflow_run: {
        id: 6,
        run_attempt: 1,
        name: 'CI',
        head_sha,
        created_at: iso(8),
        run_started_at: iso(9),
        updated_at: iso(10),
        conclusion: null,
        ...fields,
      },
    },
    { event: 'workflow_run' },
  )[0];

const cancelled = {
  status: 'completed',
  conclusion: 'cancelled',
  completed_at: iso(10),
};

describe('workflow_job', () => {
  it('is a run of a stage', () => {
    expect(
      job({
        status: 'completed',
        conclusion: 'success',
        completed_at: iso(10),
      }),
    ).toEqual({
      type: 'stage_run',
      at: hour(10),
      key: 'job:5',
      repository: 'github.com/acme/pay',
      sha: head_sha,
      url: 'https://github.com/Acme/Pay/actions/runs/1/job/5',
      name: 'unit tests',
      pipeline: 'CI',
      queuedAt: hour(8),
      startedAt: hour(9),
      finishedAt: hour(10),
      outcome: 'success',
    });
  });

  it.each<[object, object]>([
    [{ status: 'queued' }, { at: hour(8), startedAt: undefined }],
    [{ status: 'waiting' }, { at: hour(8), startedAt: undefined }],
    [
      { status: 'queued', created_at: undefined },
      { at: hour(9), queuedAt: hour(9), startedAt: undefined },
    ],
    [
      { status: 'in_progress' },
      { at: hour(9), startedAt: hour(9), finishedAt: undefined },
    ],
    [{ status: 'in_progress', conclusion: 'success' }, { outcome: undefined }],
    [{ status: 'queued', name: '\u0000' }, { name: 'job' }],
    [
      { status: 'completed', conclusion: 'skipped', completed_at: iso(9) },
      { startedAt: undefined, finishedAt: hour(9) },
    ],
    [
      { ...cancelled, runner_id: 0, steps: [] },
      { startedAt: undefined, outcome: 'cancelled' },
    ],
    [{ ...cancelled, runner_id: 7, steps: [] }, { startedAt: hour(9) }],
    [{ ...cancelled, runner_id: null, steps: [{}] }, { startedAt: hour(9) }],
    [cancelled, { startedAt: hour(9) }],
  ])('%j', (fields, expected) => {
    expect(job(fields)).toMatchObject(expected);
  });

  it.each([
    ['success', 'success'],
    ['neutral', 'success'],
    ['failure', 'failure'],
    ['timed_out', 'failure'],
    ['startup_failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['stale', 'cancelled'],
    ['skipped', 'skipped'],
    ['action_required', undefined],
    ['__proto__', undefined],
    [null, undefined],
  ])('concluded as %s is %s', (conclusion, outcome) => {
    const fields = { status: 'completed', conclusion, completed_at: iso(10) };
    expect(job(fields)).toMatchObject({ outcome });
  });
});

describe('workflow_run', () => {
  it('is a run of a whole pipeline', () => {
    expect(run({ status: 'completed', conclusion: 'failure' })).toEqual({
      type: 'stage_run',
      at: hour(10),
      key: 'run:6:1',
      repository: 'github.com/acme/pay',
      sha: head_sha,
      name: 'CI',
      pipeline: 'CI',
      queuedAt: hour(8),
      startedAt: hour(9),
      finishedAt: hour(10),
      outcome: 'failure',
    });
  });

  it.each<[object, object]>([
    [{ status: 'requested' }, { startedAt: undefined, finishedAt: undefined }],
    [{ status: 'in_progress' }, { startedAt: hour(9), finishedAt: undefined }],
    [
      { status: 'completed', run_attempt: 2 },
      { key: 'run:6:2', queuedAt: undefined },
    ],
    [
      { status: 'completed', conclusion: 'skipped' },
      { startedAt: undefined, outcome: 'skipped' },
    ],
    [
      { status: 'completed', conclusion: 'action_required' },
      { startedAt: undefined, finishedAt: undefined, outcome: undefined },
    ],
  ])('%j', (fields, expected) => {
    expect(run(fields)).toMatchObject(expected);
  });
});

describe('rules of deployments', () => {
  const parse = (of: 'job' | 'pipeline', event: string, body: object) =>
    githubSource.parse(delivery(body, { event }), {
      ...testSettings,
      deploymentRules: [{ of, name: 'deploy*', environment: 'live' }],
    });

  it.each([
    [
      'job' as const,
      'workflow_job',
      {
        repository,
        workflow_job: {
          id: 5,
          name: 'Deploy to live',
          status: 'completed',
          conclusion: 'failure',
          head_sha,
          started_at: iso(9),
          completed_at: iso(10),
        },
      },
      'run:job:5',
    ],
    [
      'pipeline' as const,
      'workflow_run',
      {
        repository,
        workflow: { name: 'deploy' },
        workflow_run: {
          id: 6,
          run_attempt: 3,
          status: 'completed',
          conclusion: 'failure',
          head_sha,
          run_started_at: iso(9),
          updated_at: iso(10),
          pull_requests: null,
        },
      },
      'run:run:6:3',
    ],
    [
      'job' as const,
      'workflow_job',
      {
        repository,
        deployment: { id: 77, environment: 'live' },
        workflow_job: {
          id: 5,
          name: 'Deploy to live',
          status: 'completed',
          conclusion: 'failure',
          head_sha,
          started_at: iso(9),
          completed_at: iso(10),
        },
      },
      // That of the deployment which GitHub itself tells of.
      'deployment:77',
    ],
  ])('make a %s a deployment too', (of, event, body, key) => {
    expect(parse(of, event, body)).toMatchObject({
      facts: [
        { type: 'stage_run' },
        {
          type: 'deployment',
          key,
          environment: 'live',
          revision: head_sha,
          state: 'failed',
          startedAt: hour(9),
          finishedAt: hour(10),
        },
      ],
    });
  });
});
