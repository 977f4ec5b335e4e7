import {
  ParseResult,
  serviceSubject,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { keyText } from '../reading/texts';
import { nameOfRun, pipelineOf, taskOf } from './names';
import { originOf } from './origin';
import { TektonRun, TektonRunKind, textAt } from './payload';

const LOG_URL = 'pipelinesascode.tekton.dev/log-url';
/** The label by which Backstage finds what runs in Kubernetes. */
const ENTITY_LABEL = 'backstage.io/kubernetes-id';

/** A run of a pipeline, a task or a custom task, in whatever state it is. */
export function parseRun(
  kind: TektonRunKind,
  run: TektonRun,
  settings: SourceSettings,
): ParseResult {
  const { metadata } = run;
  const isPipeline = kind === 'pipelineRun';
  const pipeline = pipelineOf(run);
  const fact: StageRunFact = {
    type: 'stage_run',
    ...stateOf(run),
    ...ownerOf(run),
    key: `${kind.toLowerCase()}:${metadata.uid}`,
    parent: isPipeline ? undefined : parentOf(run),
    name: (isPipeline ? pipeline : taskOf(run)) ?? nameOfRun(run) ?? kind,
    pipeline,
    url: httpUrl(textAt(metadata.annotations, LOG_URL)),
  };
  return {
    facts: withDeployment(fact, isPipeline ? 'pipeline' : 'job', settings),
  };
}

function ownerOf(run: TektonRun) {
  const { repository, sha } = originOf(run);
  const entity = keyText(textAt(run.metadata.labels, ENTITY_LABEL));
  return {
    repository,
    subject: entity && serviceSubject(entity),
    sha,
  };
}

/** Tekton has each run of a task owned by the run of its pipeline. */
function parentOf({ metadata }: TektonRun): string | undefined {
  const owner = metadata.ownerReferences?.find(
    ({ kind }) => kind === 'PipelineRun',
  );
  const uid = keyText(
    owner?.uid ?? textAt(metadata.labels, 'tekton.dev/pipelineRunUID'),
  );
  return uid && `pipelinerun:${uid}`;
}

function stateOf({ metadata, status }: TektonRun) {
  const condition = status?.conditions?.find(
    ({ type }) => type === 'Succeeded',
  );
  const outcome = condition && outcomeOf(condition);
  const changedAt = condition?.lastTransitionTime;
  const queuedAt = metadata.creationTimestamp;
  const startedAt = status?.startTime;
  const finishedAt = outcome && (status?.completionTime ?? changedAt);
  const at = finishedAt ?? changedAt ?? startedAt ?? queuedAt;
  if (at === undefined) throw new Error('The run carries no time');
  return { at, queuedAt, startedAt, finishedAt, outcome };
}

/** Undefined while it runs, or waits to run. */
function outcomeOf(condition: {
  status?: string | null;
  reason?: string | null;
  message?: string | null;
}): StageRunFact['outcome'] {
  if (condition.status === 'True') return 'success';
  if (condition.status !== 'False') return undefined;
  const isCancelled = /cancel|stopped/i.test(condition.reason ?? '');
  // When its time is over, a pipeline cancels its tasks, which have failed then.
  const isTimeout = /timed out/i.test(condition.message ?? '');
  return isCancelled && !isTimeout ? 'cancelled' : 'failure';
}
