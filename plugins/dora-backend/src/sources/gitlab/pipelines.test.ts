import {
  DeploymentRule,
  DoraFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { job, pipeline, SHA } from './__fixtures__/examples';
import { gitlabSource } from './gitlabSource';

const repository = 'gitlab.example.com/shop/backend/checkout';
const at = (h: number, m: number, s = 0) => Date.UTC(2026, 2, 2, h, m, s);

const withRules = (body: object, ...deploymentRules: DeploymentRule[]) => {
  const settings = { ...testSettings, deploymentRules };
  const result = gitlabSource.parse(delivery(body), settings);
  return 'facts' in result ? result.facts : [];
};
const deploymentsOf = (facts: DoraFact[]) =>
  facts.filter(({ type }) => type === 'deployment');

const unitTests = {
  type: 'stage_run',
  at: at(12, 45, 10),
  key: `job:${repository}:5001`,
  repository,
  sha: SHA,
  name: 'unit tests',
  stage: 'test',
  parent: `pipeline:${repository}:3100`,
  pipeline: 'Main branch',
  queuedAt: at(12, 42, 10) - 4_500,
  startedAt: at(12, 42, 10),
  finishedAt: at(12, 45, 10),
  outcome: 'success',
};

describe('Pipeline Hook', () => {
  it('tells of the pipeline and its jobs that have begun', () => {
    expect(factsFrom(gitlabSource, pipeline())).toEqual([
      {
        type: 'stage_run',
        at: at(12, 52),
        key: `pipeline:${repository}:3100`,
        repository,
        sha: SHA,
        name: 'Main branch',
        pipeline: 'Main branch',
        url: `https://${repository}/-/pipelines/3100`,
        queuedAt: at(12, 41),
        startedAt: at(12, 42, 10),
        finishedAt: at(12, 52),
        outcome: 'success',
      },
      unitTests,
      {
        ...unitTests,
        at: at(12, 52),
        key: `job:${repository}:5002`,
        name: 'deploy production',
        stage: 'deploy',
        queuedAt: at(12, 50) - 2_000,
        startedAt: at(12, 50),
        finishedAt: at(12, 52),
      },
    ]);
  });

  it('of a retried pipeline tells a job that is not over yet', () => {
    const running = {
      id: 5004,
      name: 'unit tests',
      stage: 'test',
      status: 'running',
      created_at: '2026-03-02 13:00:00 UTC',
      started_at: '2026-03-02 13:00:05 UTC',
      finished_at: null,
      queued_duration: 1,
    };
    const [run, build] = factsFrom(
      gitlabSource,
      pipeline({ status: 'running' }, [running]),
    );
    expect(run).toMatchObject({
      at: at(13, 0, 5),
      finishedAt: undefined,
      outcome: undefined,
    });
    expect(build).toMatchObject({
      key: `job:${repository}:5004`,
      startedAt: at(13, 0, 5),
      outcome: undefined,
    });
  });

  it('ignores a pipeline that waits', () => {
    const waiting = pipeline({ status: 'pending', finished_at: null }, []);
    expect(whyIgnored(gitlabSource, waiting)).toBe(
      'The pipeline has not begun.',
    );
  });

  it.each<[string, object]>([
    ['failed', { outcome: 'failure' }],
    ['canceled', { outcome: 'cancelled' }],
    ['canceling', { outcome: undefined, finishedAt: undefined }],
    ['something new', { outcome: undefined, finishedAt: undefined }],
  ])('%s', (status, expected) => {
    expect(factsFrom(gitlabSource, pipeline({ status }))[0]).toMatchObject(
      expected,
    );
  });

  it('leaves what has an environment to the events of deployments', () => {
    const facts = withRules(
      pipeline(),
      { of: 'job', name: '*', environment: 'production' },
      { of: 'pipeline', name: '*', environment: 'production' },
    );
    expect(deploymentsOf(facts)).toMatchObject([
      { key: `run:job:${repository}:5001` },
    ]);
  });

  it('deploys as a whole where a rule says so and no job deploys to the same place', () => {
    const facts = withRules(pipeline(), {
      of: 'pipeline',
      name: 'main*',
      environment: 'staging',
    });
    expect(deploymentsOf(facts)).toMatchObject([
      {
        key: `run:pipeline:${repository}:3100`,
        environment: 'staging',
        revision: SHA,
        state: 'succeeded',
      },
    ]);
  });

  it('deploys by a job that only looks after an environment', () => {
    const stopping = { name: 'live', action: 'verify' };
    const facts = withRules(job({ environment: stopping }), {
      of: 'job',
      name: 'unit*',
      environment: 'production',
    });
    expect(deploymentsOf(facts)).toHaveLength(1);
  });
});

describe('Job Hook', () => {
  it('tells the same as the pipeline', () => {
    expect(factsFrom(gitlabSource, job())).toEqual([unitTests]);
  });

  it('finds repository and pipeline of old versions', () => {
    const old = job({ project: undefined, pipeline_id: undefined });
    expect(factsFrom(gitlabSource, old)).toEqual([unitTests]);
  });

  it('knows when a job was cancelled before it began', () => {
    const [fact] = factsFrom(
      gitlabSource,
      job({ build_status: 'canceled', build_started_at: null }),
    );
    expect(fact).toMatchObject({ startedAt: undefined, outcome: 'cancelled' });
  });

  it.each(['created', 'pending', 'manual'])('ignores %s', build_status => {
    const waiting = job({
      build_status,
      build_started_at: null,
      build_finished_at: null,
    });
    expect(whyIgnored(gitlabSource, waiting)).toBe('The job has not begun.');
  });
});
