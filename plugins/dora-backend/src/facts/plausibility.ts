import { DoraFact, Instant } from '@dora-metrics/backstage-plugin-dora-node';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far clocks may differ. */
const MOST_SKEW_MS = HOUR_MS;

type Times = {
  [T in DoraFact['type']]: ReadonlyArray<keyof Extract<DoraFact, { type: T }>>;
};

/**
 * The times of events, by the type of their fact. A commit has none of its own:
 * its date is what its author's computer says, and a commit that is younger
 * than its deployment is left out of lead times anyway.
 */
const TIMES: Times = {
  push: ['at'],
  commit: [],
  artifact: ['at'],
  change: [
    'openedAt',
    'readyAt',
    'firstReviewAt',
    'approvedAt',
    'mergedAt',
    'closedAt',
    'reopenedAt',
    'at',
  ],
  stage_run: ['queuedAt', 'startedAt', 'finishedAt', 'at'],
  deployment: ['startedAt', 'finishedAt', 'degradedAt', 'at'],
  incident: [
    'detectedAt',
    'acknowledgedAt',
    'mitigatedAt',
    'resolvedAt',
    'reopenedAt',
    'at',
  ],
};

/** Clocks of one story may differ by this much. */
const MOST_DISORDER_MS = 5 * 60_000;

/** Times of one fact of which the second cannot come before the first. */
const ORDERS: ReadonlyArray<[DoraFact['type'], first: string, then: string]> = [
  ['stage_run', 'startedAt', 'finishedAt'],
  ['deployment', 'startedAt', 'finishedAt'],
  ['incident', 'detectedAt', 'acknowledgedAt'],
  ['incident', 'detectedAt', 'mitigatedAt'],
  ['incident', 'detectedAt', 'resolvedAt'],
];

/**
 * Says why facts cannot be true: nothing is told before it happens, and nothing
 * ends before it begins. Undefined when nothing speaks against them. Depends on the receipt, not on today, so
 * that working a delivery off late or again changes nothing.
 */
export function implausibility(
  facts: DoraFact[],
  receivedAt: Instant,
): string | undefined {
  for (const fact of facts) {
    const field = findFutureTime(fact, receivedAt + MOST_SKEW_MS);
    if (field) {
      const lead = describeDuration(field.at - receivedAt);
      return `${field.name} of the ${fact.type} is ${lead} after the receipt`;
    }
    const order = findDisorder(fact);
    if (order) {
      return `${order.then} of the ${fact.type} is before its ${order.first}`;
    }
  }
  return undefined;
}

function findFutureTime(fact: DoraFact, latest: Instant) {
  const fields: readonly string[] = TIMES[fact.type] ?? [];
  for (const name of fields) {
    const at = fact[name as keyof DoraFact] as Instant | undefined;
    if (at !== undefined && at > latest) {
      return { name, at };
    }
  }
  return undefined;
}

function findDisorder(fact: DoraFact) {
  const timeOf = (name: string) =>
    fact[name as keyof DoraFact] as Instant | undefined;
  for (const [type, first, then] of ORDERS) {
    const [begun, ended] = [timeOf(first), timeOf(then)];
    const isKnown = begun !== undefined && ended !== undefined;
    if (fact.type === type && isKnown && ended < begun - MOST_DISORDER_MS) {
      return { first, then };
    }
  }
  return undefined;
}

function describeDuration(ms: number): string {
  return ms < 2 * DAY_MS
    ? `${(ms / HOUR_MS).toFixed(1)} hours`
    : `${Math.floor(ms / DAY_MS)} days`;
}
