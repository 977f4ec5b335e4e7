import { Stage } from '@dora-metrics/backstage-plugin-dora-common';
import { CommitLinkRow, DeploymentLinkRow } from './rows';
import { GeneratedService } from './organisation';
import { Random } from './random';

/** How likely a stage is to be reported, and how much of the time it then takes. */
interface StageHabit {
  reported: number;
  weight: number;
}

const MOST_LEAD_MS = 180 * 86_400_000;
const LEAD_SIGMA = 1.3;
const MERGE_SHARE = 0.08;
const BOT_SHARE = 0.1;
const CHERRY_PICK_SHARE = 0.005;
const PULL_REQUEST_SHARE = 0.85;
const MOST_PULL_REQUESTS = 20_000;
const MERGE = 'A merge brings no change of its own.';
const STAGE_HABITS: Record<Exclude<Stage, 'waiting'>, StageHabit> = {
  review: { reported: 0.85, weight: 5 },
  build: { reported: 0.95, weight: 0.4 },
  test: { reported: 0.9, weight: 0.8 },
  scan: { reported: 0.6, weight: 0.2 },
  package: { reported: 0.7, weight: 0.2 },
  deploy: { reported: 1, weight: 0.3 },
  validate: { reported: 0.3, weight: 0.3 },
};
const HABITS = Object.values(STAGE_HABITS);
const WAITING_WEIGHT = 4;

/** The commits that a deployment was first to deliver; the first is the deployed one. */
export function commitsOf(
  deployment: DeploymentLinkRow,
  count: number,
  service: GeneratedService,
  random: Random,
): CommitLinkRow[] {
  const commits: CommitLinkRow[] = [];
  for (let index = 0; index < count; index++) {
    commits.push(commitOf(deployment, index === 0, service, random));
  }
  return commits;
}

function commitOf(
  deployment: DeploymentLinkRow,
  isHead: boolean,
  service: GeneratedService,
  random: Random,
): CommitLinkRow {
  const leadMs = Math.min(
    MOST_LEAD_MS,
    Math.round(random.logNormal(service.medianLeadMs, LEAD_SIGMA)),
  );
  const isMerge = !isHead && random.chance(MERGE_SHARE);
  const hasChange = random.chance(PULL_REQUEST_SHARE);
  const authoredAt = deployment.occurred_at - leadMs;
  return {
    deployment_id: deployment.id,
    repository: service.repository,
    sha: isHead ? deployment.revision : random.hex(40),
    service_ref: service.ref,
    environment: deployment.environment,
    authored_at: authoredAt,
    lead_ms: isMerge ? null : leadMs,
    excluded: isMerge ? MERGE : null,
    clocks: clocksOf(authoredAt, leadMs, hasChange),
    change_number: hasChange ? 1 + random.below(MOST_PULL_REQUESTS) : null,
    by_bot: random.chance(BOT_SHARE),
    is_cherry_pick: random.chance(CHERRY_PICK_SHARE),
    stage_seconds: isMerge ? null : stageSecondsOf(leadMs, random),
  };
}

function clocksOf(
  authoredAt: number,
  leadMs: number,
  hasChange: boolean,
): string {
  const after = (part: number) => authoredAt + Math.floor(leadMs * part);
  return JSON.stringify({
    committed: after(0.01),
    pushed: after(0.05),
    opened: hasChange ? after(0.08) : null,
    approved: hasChange ? after(0.6) : null,
    merged: hasChange ? after(0.65) : null,
  });
}

/** In the order of `STAGES`; what no stage takes is waiting, so that they add up. */
function stageSecondsOf(leadMs: number, random: Random): string {
  const weights = HABITS.map(({ reported, weight }) => {
    const size = weight * (0.2 + random.uniform());
    return random.chance(reported) ? size : 0;
  });
  const total = weights.reduce((sum, weight) => sum + weight, WAITING_WEIGHT);
  const parts = weights.map(weight => Math.floor((weight / total) * leadMs));
  const taken = parts.reduce((sum, part) => sum + part, 0);
  return JSON.stringify([...parts, leadMs - taken].map(part => part / 1000));
}
