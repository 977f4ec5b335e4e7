import {
  Change,
  EntitySummary,
  Leaderboard,
  MetricId,
  MetricSummary,
  ServiceMetrics,
  TeamMetrics,
  Trends,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Answer, Figures } from './answers';

/** A window and the one that it is compared with. */
export const NOW = 'now';
export const BEFORE = 'before';

type Values = Record<MetricId, Pick<MetricSummary, 'value' | 'n'>>;

/** What a leaderboard tells, by team and window. */
export function ofLeaderboard({ teams, tooFew }: Leaderboard): Answer {
  return ofLines([...teams, ...tooFew]);
}

/** What the page of a team tells, by window, and of each of its services. */
export function ofTeam(team: TeamMetrics): Answer {
  return new Map([...ofMetrics(team), ...ofLines(team.services)]);
}

function ofLines(lines: readonly EntitySummary[]): Answer {
  const answer: Answer = new Map();
  for (const { entityRef, metrics } of lines) {
    answer.set(`${entityRef} ${NOW}`, toFigures(metrics));
    answer.set(`${entityRef} ${BEFORE}`, before(metrics));
  }
  return answer;
}

/** What the page of a service, a team or the organisation tells, by window. */
export function ofMetrics({
  metrics,
}: Pick<ServiceMetrics, 'metrics'>): Answer {
  const current = toFigures(metrics);
  const { lead_time: lead, time_to_restore: restore } = metrics;
  Object.assign(
    current.seconds,
    known({
      leadMean: lead.mean,
      leadP95: lead.p95,
      leadP99: lead.p99,
      restoreP50: restore.p50,
      restoreP95: restore.p95,
      restoreP99: restore.p99,
    }),
  );
  return new Map([
    [NOW, current],
    [BEFORE, before(metrics)],
  ]);
}

/** What trends tell, by the first day of the week. */
export function ofTrends({ metrics }: Trends): Answer {
  const weeks = new Map<string, Partial<Values>>();
  for (const { metric, points } of metrics) {
    for (const { day, value, n } of points) {
      weeks.set(day, { ...weeks.get(day), [metric]: { value, n } });
    }
  }
  return new Map(
    [...weeks].map(([day, values]) => [day, toFigures(values as Values)]),
  );
}

function toFigures(values: Values): Figures {
  const failure = values.change_failure_rate;
  return {
    counts: {
      deployments: values.deployment_frequency.n,
      commits: values.lead_time.n,
      mature: failure.n,
      failed: Math.round((failure.value ?? 0) * failure.n),
      incidents: values.time_to_restore.n,
    },
    seconds: known({
      leadP50: values.lead_time.value,
      restoreMean: values.time_to_restore.value,
    }),
  };
}

/** What the changes tell of the window before; a change has two sides that are known. */
function before(metrics: Record<MetricId, { change: Change | null }>): Figures {
  const { change: deployments } = metrics.deployment_frequency;
  const { change: lead } = metrics.lead_time;
  const { change: failure } = metrics.change_failure_rate;
  const { change: restore } = metrics.time_to_restore;
  return {
    counts: known({
      deployments: deployments?.previousN,
      commits: lead?.previousN,
      mature: failure?.previousN,
      failed: failure && Math.round(failure.previous * failure.previousN),
      incidents: restore?.previousN,
    }),
    seconds: known({
      leadP50: lead?.previous,
      restoreMean: restore?.previous,
    }),
  };
}

function known(
  values: Record<string, number | null | undefined>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
