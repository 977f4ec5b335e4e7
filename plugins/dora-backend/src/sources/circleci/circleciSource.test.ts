import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  apiPipeline,
  gitlabPipeline,
  jobCompleted,
  oauthPipeline,
  SHA,
  workflowCompleted,
} from './__fixtures__/examples';
import { circleciSource } from './circleciSource';

const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);
/** A delivery of the type that its body names. */
const told = (body: { type?: string }) => ({ event: body.type ?? null });
const facts = (body: object) => factsFrom(circleciSource, body, told(body));

const workflowRun = {
  type: 'stage_run',
  at: at('14:43:05.500'),
  key: 'workflow:3d1f7f3b-6b7a-4f02-9c80-97a0e9a9d404',
  repository: 'github.com/acme/checkout',
  sha: SHA,
  name: 'build-and-deploy',
  pipeline: 'build-and-deploy',
  url: 'https://app.circleci.com/pipelines/github/acme/checkout/412/workflows/3d1f7f3b',
  startedAt: at('14:40:01'),
  finishedAt: at('14:43:05.500'),
  outcome: 'success',
};

const jobRun = {
  ...workflowRun,
  at: at('14:42:00'),
  key: 'job:96a0c1de-1c4e-4a4b-8a36-2f7ab8a0d707',
  parent: workflowRun.key,
  name: 'unit tests',
  startedAt: at('14:40:10'),
  finishedAt: at('14:42:00'),
};

const commit = {
  type: 'commit',
  at: at('14:30:00'),
  repository: 'github.com/acme/checkout',
  commit: {
    sha: SHA,
    authoredAt: at('14:30:00'),
    committedAt: at('14:35:00'),
    title: 'Charge each card once',
    isMerge: false,
    reverts: 'a'.repeat(40),
  },
};

describe('circleciSource', () => {
  it('takes the event from its header, else from the body, and any content type', () => {
    const headers = { 'circleci-event-type': 'job-completed' };
    expect(circleciSource.identify({ headers, body: Buffer.alloc(0) })).toEqual(
      { event: 'job-completed' },
    );
    const body = Buffer.from('{"type":"ping"}');
    expect(circleciSource.identify({ headers: {}, body })).toEqual({
      event: 'ping',
    });
    expect(circleciSource.accepts(undefined)).toBe(true);
  });

  it('makes a run and its commit of a workflow', () => {
    expect(facts(workflowCompleted())).toEqual([workflowRun, commit]);
  });

  it('makes a run of a job, which is part of its workflow', () => {
    expect(facts(jobCompleted())).toEqual([jobRun, commit]);
  });

  it('knows a job by itself, whatever the type says and without its workflow', () => {
    const body = { ...jobCompleted(), type: 'workflow-completed' };
    expect(facts({ ...body, workflow: undefined })[0]).toEqual({
      ...jobRun,
      parent: undefined,
      pipeline: undefined,
      url: undefined,
    });
  });

  it('reads the commit where GitLab has it', () => {
    const repository = 'gitlab.com/acme/shop/checkout';
    expect(facts(workflowCompleted({}, gitlabPipeline))).toEqual([
      { ...workflowRun, repository },
      {
        ...commit,
        repository,
        commit: {
          ...commit.commit,
          committedAt: undefined,
          reverts: undefined,
        },
      },
    ]);
  });

  it('reads the address of a repository by ssh', () => {
    const { git } = gitlabPipeline.trigger_parameters;
    expect(
      facts(workflowCompleted({}, { trigger_parameters: { git } })),
    ).toEqual([
      { ...workflowRun, repository: 'gitlab.com/acme/shop/checkout' },
    ]);
  });

  it('takes no time of another commit than the one that is checked out', () => {
    const { git, gitlab } = gitlabPipeline.trigger_parameters;
    const pipeline = {
      trigger_parameters: {
        git,
        gitlab: { ...gitlab, commit_sha: 'b'.repeat(40) },
      },
    };
    expect(facts(workflowCompleted({}, pipeline))).toHaveLength(1);
  });

  it('names the project where no repository is told', () => {
    expect(facts(workflowCompleted({}, apiPipeline))).toEqual([
      {
        ...workflowRun,
        repository: undefined,
        subject: 'external/circleci:github/acme/checkout',
      },
    ]);
  });

  it.each<[string, object]>([
    ['no pipeline', { pipeline: null }],
    ['odd fields', { pipeline: { vcs: { revision: 7, commit: 'x' } } }],
    [
      'a commit that is cut short',
      {
        pipeline: { vcs: { ...oauthPipeline.vcs, revision: SHA.slice(0, 12) } },
      },
    ],
    [
      'a commit without its time',
      {
        pipeline: {
          vcs: { ...oauthPipeline.vcs, commit: { authored_at: 'x' } },
        },
      },
    ],
  ])('tells no commit of %s', (_, more) => {
    const all = facts({ ...workflowCompleted(), ...more });
    expect(all.map(({ type }) => type)).toEqual(['stage_run']);
  });

  it.each([
    ['success', 'success'],
    ['failed', 'failure'],
    ['error', 'failure'],
    ['canceled', 'cancelled'],
    ['unauthorized', 'skipped'],
  ])('%s is %s', (status, outcome) => {
    expect(facts(jobCompleted({ status }))[0]).toMatchObject({ outcome });
    expect(facts(workflowCompleted({ status }))[0]).toMatchObject({ outcome });
  });

  it('takes the time of the event where the run has no end', () => {
    const finishedAt = at('14:43:06.120');
    expect(facts(jobCompleted({ stopped_at: null }))[0]).toMatchObject({
      at: finishedAt,
      finishedAt,
    });
  });

  it.each<[object, 'job' | 'pipeline', string, number]>([
    [jobCompleted(), 'job', 'unit*', 1],
    [jobCompleted(), 'pipeline', '*', 0],
    [workflowCompleted(), 'pipeline', 'BUILD-and-*', 1],
    [workflowCompleted({ status: 'unauthorized' }), 'pipeline', '*', 0],
  ])('%# deploys by a rule', (body, of, name, deployments) => {
    const result = circleciSource.parse(delivery(body, told(body)), {
      ...testSettings,
      deploymentRules: [{ of, name, environment: 'qa' }],
    });
    const found = 'facts' in result ? result.facts : [];
    expect(found.filter(({ type }) => type === 'deployment')).toHaveLength(
      deployments,
    );
  });

  it('deploys the commit, as long as the job took', () => {
    const result = circleciSource.parse(
      delivery(jobCompleted(), { event: 'job-completed' }),
      {
        ...testSettings,
        deploymentRules: [{ of: 'job', name: 'unit tests', environment: 'qa' }],
      },
    );
    expect(result).toMatchObject({
      facts: [
        {},
        {
          type: 'deployment',
          key: `run:${jobRun.key}`,
          subject: 'repo:github.com/acme/checkout',
          environment: 'qa',
          revision: SHA,
          state: 'succeeded',
          startedAt: jobRun.startedAt,
          finishedAt: jobRun.finishedAt,
        },
        {},
      ],
    });
  });

  it.each([
    [{ type: 'ping' }, /set up correctly/],
    [{ type: 'pipeline-started' }, /only workflow-completed and job-completed/],
    [{}, /only workflow-completed and job-completed/],
    [jobCompleted({ status: 'on_hold' }), /status .* is not known/],
    [jobCompleted({ status: '__proto__' }), /status .* is not known/],
  ])('%# ignores what is of no use', (body, why) => {
    expect(whyIgnored(circleciSource, body, told(body))).toMatch(why);
  });

  it.each([
    [{ type: 'job-completed' }, 'The event has neither a job nor a workflow'],
    [jobCompleted({ id: '' }), '$.job.id: is empty'],
    [
      { ...jobCompleted({ stopped_at: null }), happened_at: null },
      'The event carries no time',
    ],
  ])('%# refuses what makes no sense', (body, problem) => {
    expect(() => facts(body)).toThrow(problem);
  });
});
