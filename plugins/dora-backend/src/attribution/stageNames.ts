import { Stage } from '@dora-metrics/backstage-plugin-dora-common';

/** A stage that a CI job can be part of. */
export type JobStage = Exclude<Stage, 'review' | 'waiting'>;

// The first that matches names the stage: "scan image" scans, "test build" tests.
const RULES: Array<[JobStage, RegExp]> = [
  ['scan', /scan|sast|dast|codeql|trivy|snyk|secur|vulnerab|audit/],
  ['validate', /smoke|validat|canary|post-?deploy/],
  ['deploy', /deploy|rollout|promote/],
  ['test', /test|lint|spec|e2e|check|verify|quality|coverage/],
  ['package', /package|docker|image|publish|artifact|release/],
  ['build', /build|compile|bundle|assemble/],
];

/** The stage that a job is part of, by its name; undefined when its name does not tell. */
export function stageOfJob(name: string): JobStage | undefined {
  const lower = name.toLowerCase();
  return RULES.find(([, pattern]) => pattern.test(lower))?.[0];
}
