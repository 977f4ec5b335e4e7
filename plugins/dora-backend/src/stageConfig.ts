import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JobStage, StageRule } from './attribution/stageNames';

const STAGES: JobStage[] = [
  'build',
  'test',
  'scan',
  'package',
  'deploy',
  'validate',
];

/**
 * Reads `dora.stages`: which jobs are part of which stage.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readStageRules(config: Config | undefined): StageRule[] {
  const keys = config?.keys() ?? [];
  const unknown = keys.find(key => !STAGES.includes(key as JobStage));
  if (unknown) {
    throw new InputError(
      `dora.stages.${unknown}: there is no such stage, only ${STAGES.join(
        ', ',
      )}`,
    );
  }
  return STAGES.flatMap(stage =>
    (config?.getOptionalStringArray(stage) ?? []).map(name => ({
      stage,
      name,
    })),
  );
}
