import {
  DoraEventSource,
  normalizeRepository,
  ParseResult,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';

const name = z.string().transform(text => text.slice(0, 200));
const date = z.coerce.date().transform(read => read.getTime());
const time = date.nullish().transform(read => read ?? undefined);
const run = z.object({
  id: z.string().uuid(),
  state: z.string(),
  web_url: z.string().startsWith('https://').nullish(),
  runnable_at: time,
  started_at: time,
  finished_at: time,
});
const payloadSchema = z.object({
  build: run.extend({ commit: z.string(), blocked: z.boolean().nullish() }),
  job: run.extend({ type: z.string(), name: name.nullish() }).nullish(),
  pipeline: z.object({ name, repository: z.string() }),
});

const EVENTS = /^(build\.(running|finished)|job\.(started|finished))$/;
const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['passed', 'success'],
  ['failed', 'failure'],
  ['timed_out', 'failure'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
  ['not_run', 'skipped'],
]);

/** Webhooks of Buildkite: builds, and the jobs that they consist of. */
export const buildkiteSource: DoraEventSource = {
  kind: 'buildkite',
  authentication: { scheme: 'token', header: 'x-buildkite-token' },
  accepts: contentType => /^application\/json/i.test(contentType ?? ''),
  identify: ({ headers }) => ({
    event: [headers['x-buildkite-event']].flat()[0],
  }),
  parse: ({ event, body }, settings) =>
    EVENTS.test(event ?? '')
      ? parseRun(JSON.parse(body.toString()), settings)
      : { ignored: 'Only builds and jobs that begin or end are used.' },
};

function parseRun(body: unknown, settings: SourceSettings): ParseResult {
  const { build, job, pipeline } = payloadSchema.parse(body);
  if (job && job.type !== 'script') {
    return { ignored: 'Only jobs that run a command take time.' };
  }
  if (!job && build.blocked) {
    return { ignored: 'The build waits for somebody to unblock it.' };
  }
  const { state, web_url, runnable_at, started_at, finished_at } = job ?? build;
  const at = finished_at ?? started_at;
  if (!at) {
    return { ignored: 'The run has never begun.' };
  }
  const fact: StageRunFact = {
    type: 'stage_run',
    at,
    key: job ? `job:${job.id}` : `build:${build.id}`,
    parent: job ? `build:${build.id}` : undefined,
    repository: normalizeRepository(pipeline.repository),
    // Buildkite says HEAD until an agent has looked which commit that is.
    sha: /^[0-9a-f]{40}$/.test(build.commit) ? build.commit : undefined,
    name: job ? job.name ?? 'job' : pipeline.name,
    pipeline: pipeline.name,
    url: web_url ?? undefined,
    queuedAt: runnable_at,
    startedAt: started_at,
    finishedAt: finished_at,
    outcome: finished_at ? OUTCOMES.get(state) : undefined,
  };
  return { facts: withDeployment(fact, job ? 'job' : 'pipeline', settings) };
}
