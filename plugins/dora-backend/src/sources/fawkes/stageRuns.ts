import {
  ParseResult,
  serviceSubject,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { anySha } from '../reading/commits';
import { requiredInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { idField, nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';
import { keyText, text } from '../reading/texts';
import { beginningOf } from './beginning';

const NAME_LENGTH = 200;
const MAX_MS = 366 * 86_400_000;
/** The stage that stands for the whole pipeline, told when it is over. */
const WHOLE_PIPELINE = 'pipeline-complete';

type Outcome = StageRunFact['outcome'];

/** Results of Jenkins; a build is unstable when its tests fail. */
const OUTCOMES = new Map<string, Outcome>([
  ['success', 'success'],
  ['failure', 'failure'],
  ['failed', 'failure'],
  ['unstable', 'failure'],
  ['aborted', 'cancelled'],
  ['not_built', 'skipped'],
]);

const count = z.number().nullish().catch(undefined);

function runSchema(zone: string) {
  return z.object({
    type: z.string(),
    service: nameField,
    commit_sha: lenientText,
    branch: lenientText,
    build_number: idField.optional().catch(undefined),
    status: lenientText,
    stage: lenientText,
    duration_ms: z.number().min(0).max(MAX_MS).nullish().catch(undefined),
    timestamp: requiredInstantField(zone),
    url: lenientText,
    quality_gate_passed: z.boolean().nullish().catch(undefined),
    failed_tests: count,
  });
}
type Run = z.output<ReturnType<typeof runSchema>>;

/** What Jenkins tells of a stage, its tests or its quality gate when it is over. */
export function parseStageRun(
  body: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const run = validate(runSchema(settings.assumeTimeZone), body);
  const stage = text(run.stage, NAME_LENGTH);
  const name = stage ?? run.type;
  const of = name === WHOLE_PIPELINE ? 'pipeline' : 'job';
  const fact: StageRunFact = {
    type: 'stage_run',
    at: run.timestamp,
    key: keyOf(run),
    subject: serviceSubject(run.service),
    sha: anySha(run.commit_sha),
    name,
    stage,
    url: httpUrl(run.url),
    startedAt: beginningOf(run.timestamp, run.duration_ms),
    finishedAt: run.timestamp,
    outcome: outcomeOf(run),
  };
  return { facts: withDeployment(fact, of, settings) };
}

// A stage that is tried again within a build is told at another time.
function keyOf(run: Run): string {
  const parts = [
    run.type,
    run.service,
    run.branch ?? '',
    run.build_number ?? '',
    run.stage ?? '',
    run.timestamp,
  ];
  return keyText(parts.join('/'))!;
}

function outcomeOf(run: Run): Outcome {
  switch (run.type) {
    case 'quality_gate':
      if (typeof run.quality_gate_passed !== 'boolean') return undefined;
      return run.quality_gate_passed ? 'success' : 'failure';
    case 'test_results':
      if (typeof run.failed_tests !== 'number') return undefined;
      return run.failed_tests > 0 ? 'failure' : 'success';
    default:
      return OUTCOMES.get((run.status ?? '').trim().toLowerCase());
  }
}
