import { text } from '../reading/texts';
import { TektonRun, textAt } from './payload';

const NAME_LENGTH = 200;

/** The pipeline that a run is of or is part of; undefined when it has no name. */
export function pipelineOf({ metadata, spec }: TektonRun): string | undefined {
  const named = textAt(metadata.labels, 'tekton.dev/pipeline');
  // A pipeline that is written into its run bears the name of the run.
  const run =
    textAt(metadata.labels, 'tekton.dev/pipelineRun') ?? metadata.name;
  return (
    text(spec?.pipelineRef?.name, NAME_LENGTH) ??
    text(
      textAt(metadata.labels, 'pipelinesascode.tekton.dev/original-prname'),
      NAME_LENGTH,
    ) ??
    (named === run ? undefined : text(named, NAME_LENGTH))
  );
}

/** The task as its pipeline calls it or, outside of a pipeline, the task itself. */
export function taskOf({ metadata, spec }: TektonRun): string | undefined {
  return (
    text(textAt(metadata.labels, 'tekton.dev/pipelineTask'), NAME_LENGTH) ??
    text((spec?.taskRef ?? spec?.customRef ?? spec?.ref)?.name, NAME_LENGTH) ??
    text(textAt(metadata.labels, 'tekton.dev/task'), NAME_LENGTH)
  );
}

/** What the names of all runs of one kind begin with, else the name of this one. */
export function nameOfRun({ metadata }: TektonRun): string | undefined {
  const prefix = metadata.generateName
    ?.slice(0, NAME_LENGTH)
    .replace(/-+$/, '');
  return text(prefix, NAME_LENGTH) ?? text(metadata.name, NAME_LENGTH);
}
