import { Stage } from '@dora-metrics/backstage-plugin-dora-common';
import { matchesNameGlob } from '@dora-metrics/backstage-plugin-dora-node';

/** A stage that a CI job can be part of. */
export type JobStage = Exclude<Stage, 'review' | 'waiting'>;

/** Jobs whose names match a glob are part of a stage. */
export interface StageRule {
  stage: JobStage;
  name: string;
}

// The first that matches names the stage: "scan image" scans, "test build" tests.
const USUAL_NAMES: Array<[JobStage, RegExp]> = [
  ['scan', /scan|sast|dast|codeql|trivy|snyk|secur|vulnerab|audit/],
  ['validate', /smoke|validat|canary|post-?deploy/],
  ['deploy', /deploy|rollout|promote/],
  ['test', /test|lint|spec|e2e|check|verify|quality|coverage/],
  ['package', /package|docker|image|publish|artifact|release/],
  ['build', /build|compile|bundle|assemble/],
];

/**
 * The stage that a job is part of: by the first rule that its own name fits or,
 * failing that, the name that its sender gives to its stage; undefined when
 * neither tells.
 *
 * @param rules - Of the configuration; they come before the usual names.
 */
export function stageOfJob(
  name: string,
  senderStage: string | null,
  rules: StageRule[],
): JobStage | undefined {
  const names = senderStage === null ? [name] : [name, senderStage];
  return (
    firstOf(names, candidate => ruledStage(candidate, rules)) ??
    firstOf(names, usualStage)
  );
}

function ruledStage(name: string, rules: StageRule[]): JobStage | undefined {
  return rules.find(rule => matchesNameGlob(rule.name, name))?.stage;
}

function usualStage(name: string): JobStage | undefined {
  const lower = name.toLowerCase();
  return USUAL_NAMES.find(([, pattern]) => pattern.test(lower))?.[0];
}

function firstOf(
  names: string[],
  stageOf: (name: string) => JobStage | undefined,
): JobStage | undefined {
  for (const name of names) {
    const stage = stageOf(name);
    if (stage) {
      return stage;
    }
  }
  return undefined;
}
