import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { implausibility } from './plausibility';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const receivedAt = Date.UTC(2026, 2, 2, 12);
const past = receivedAt - DAY;

const facts: Record<string, DoraFact> = {
  push: {
    type: 'push',
    at: past,
    repository: 'github.com/acme/checkout',
    ref: 'main',
    before: null,
    after: 'a'.repeat(40),
    forced: false,
    truncated: false,
    isDefaultBranch: true,
    commits: [],
  },
  change: {
    type: 'change',
    at: past,
    repository: 'github.com/acme/checkout',
    number: 1,
  },
  stage_run: { type: 'stage_run', at: past, key: 'k', name: 'build' },
  deployment: {
    type: 'deployment',
    at: past,
    key: 'k',
    subject: 'service:checkout',
  },
  incident: { type: 'incident', at: past, key: 'k' },
};

const told = (type: string, times: object) =>
  implausibility([{ ...facts[type], ...times } as DoraFact], receivedAt);

describe('implausibility', () => {
  it.each([
    ['push', 'at'],
    ['change', 'openedAt'],
    ['change', 'readyAt'],
    ['change', 'firstReviewAt'],
    ['change', 'approvedAt'],
    ['change', 'mergedAt'],
    ['change', 'closedAt'],
    ['change', 'at'],
    ['stage_run', 'queuedAt'],
    ['stage_run', 'startedAt'],
    ['stage_run', 'finishedAt'],
    ['stage_run', 'at'],
    ['deployment', 'startedAt'],
    ['deployment', 'finishedAt'],
    ['deployment', 'degradedAt'],
    ['deployment', 'at'],
    ['incident', 'detectedAt'],
    ['incident', 'acknowledgedAt'],
    ['incident', 'mitigatedAt'],
    ['incident', 'resolvedAt'],
    ['incident', 'reopenedAt'],
    ['incident', 'at'],
  ])('C2: judges a %s by its %s, an hour of skew allowed', (type, field) => {
    expect(told(type, { [field]: receivedAt })).toBeUndefined();
    expect(told(type, { [field]: receivedAt + HOUR })).toBeUndefined();
    expect(told(type, { [field]: receivedAt + HOUR + 1 })).toBe(
      `${field} of the ${type} is 1.0 hours after the receipt`,
    );
  });

  it.each([
    [3.5 * HOUR, '3.5 hours'],
    [2 * DAY, '2 days'],
    [400 * DAY + HOUR, '400 days'],
    [Date.UTC(9999, 11, 31) - receivedAt, '2912381 days'],
  ])('C2: tells of a lead of %i ms as %s', (lead, words) => {
    expect(told('deployment', { finishedAt: receivedAt + lead })).toContain(
      ` is ${words} after`,
    );
  });

  it('C3: has nothing against the past', () => {
    expect(told('deployment', { finishedAt: Date.UTC(2000, 0, 1) })).toBe(
      undefined,
    );
  });

  it('C5: does not hold the date of a commit against its push', () => {
    const commit = {
      sha: 'a'.repeat(40),
      authoredAt: receivedAt + DAY,
      isMerge: false,
    };
    expect(told('push', { commits: [commit] })).toBeUndefined();
    expect(
      implausibility(
        [
          {
            type: 'commit',
            at: commit.authoredAt,
            repository: 'github.com/acme/checkout',
            commit,
          },
        ],
        receivedAt,
      ),
    ).toBeUndefined();
  });

  it('finds the one among many', () => {
    const late = { ...facts.incident, resolvedAt: receivedAt + DAY };
    expect(
      implausibility([facts.push, late as DoraFact], receivedAt),
    ).toContain('resolvedAt of the incident');
  });

  it.each([
    ['stage_run', 'startedAt', 'finishedAt'],
    ['deployment', 'startedAt', 'finishedAt'],
    ['incident', 'detectedAt', 'acknowledgedAt'],
    ['incident', 'detectedAt', 'mitigatedAt'],
    ['incident', 'detectedAt', 'resolvedAt'],
  ])('C6: doubts a %s whose %s is after its %s', (type, first, then) => {
    const minutes = (n: number) => past + n * 60_000;
    expect(told(type, { [first]: minutes(6), [then]: past })).toBe(
      `${then} of the ${type} is before its ${first}`,
    );
    expect(told(type, { [first]: minutes(5), [then]: past })).toBeUndefined();
    expect(told(type, { [then]: past })).toBeUndefined();
  });
});
