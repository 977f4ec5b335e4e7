import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';

const FIRST_INSTANT = Date.UTC(2000, 0, 1);
const LAST_INSTANT = Date.UTC(2101, 0, 1) - 1;
const LONGEST = 2_000;
/** What the columns hold, where that is less. */
const LONGEST_OF: Record<string, number> = {
  repository: 255,
  ref: 255,
  headRef: 255,
  baseRef: 255,
  subject: 300,
  subjects: 300,
  environment: 200,
  severity: 32,
  sha: 64,
  before: 64,
  after: 64,
  revision: 64,
  headSha: 64,
  mergeCommit: 64,
};
/** Stored in lower case, which may be longer. */
const LOWERED = new Set(['environment', 'subject', 'subjects']);
/** Numbers that are no instants. */
const COUNTS = new Set(['number', 'commitCount']);
const INTEGER_MAX = 2 ** 31 - 1;

/** Fails unless both engines can store these facts, and store them alike. */
export function expectSound(facts: DoraFact[]): void {
  expect(facts.flatMap(fact => problemsOf(fact, fact.type, ''))).toEqual([]);
}

function problemsOf(value: unknown, path: string, field: string): string[] {
  if (typeof value === 'string') {
    return problemsOfText(value, field).map(problem => `${path} ${problem}`);
  }
  if (typeof value === 'number') {
    return isSound(value, field) ? [] : [`${path} is ${value}`];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    problemsOf(item, `${path}.${key}`, Array.isArray(value) ? field : key),
  );
}

function problemsOfText(value: string, field: string): string[] {
  const length = LOWERED.has(field) ? value.toLowerCase().length : value.length;
  return [
    ...(length > (LONGEST_OF[field] ?? LONGEST) ? [`is ${length} long`] : []),
    ...(value.includes('\0') ? ['has a NUL'] : []),
    ...(/\p{Surrogate}/u.test(value) ? ['has half a character'] : []),
    ...(value === '' ? ['is empty'] : []),
  ];
}

function isSound(value: number, field: string): boolean {
  return COUNTS.has(field)
    ? Number.isInteger(value) && value >= 0 && value <= INTEGER_MAX
    : value >= FIRST_INSTANT && value <= LAST_INSTANT;
}
