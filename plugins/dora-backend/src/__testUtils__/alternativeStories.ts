/*
 * Generic events of what the alternatives of the definitions are about.
 */

/** An instant of March 2026. */
export const at = (day: number, hour = 0, minute = 0) =>
  new Date(Date.UTC(2026, 2, day, hour, minute)).toISOString();
/** The id of a commit of a service, by its letter. */
export const shaOf = (name: string, letter: string) =>
  `${letter}${Buffer.from(name).toString('hex')}`.padEnd(40, '0');

/** A deployment of a commit, which ends as soon as it begins. */
export function deploy(
  name: string,
  letter: string,
  finishedAt: string,
  more = {},
) {
  return {
    type: 'deployment',
    id: `${name}-${letter}-${finishedAt}`,
    service: name,
    repository: `https://github.com/acme/${name}`,
    status: 'succeeded',
    startedAt: finishedAt,
    finishedAt,
    revision: shaOf(name, letter),
    ...more,
  };
}

/** An incident of a service. */
export function incident(
  name: string,
  id: string,
  detectedAt: string,
  more = {},
) {
  return {
    type: 'incident',
    id: `${name}-${id}`,
    service: name,
    detectedAt,
    ...more,
  };
}

type Told = [letter: string, authoredAt: string, more?: object];

/** A push to the main branch, of commits by letter and time. */
export function push(
  name: string,
  before: string | null,
  commits: Told[],
  more = {},
) {
  return {
    type: 'push',
    repository: `https://github.com/acme/${name}`,
    branch: 'main',
    before: before && shaOf(name, before),
    after: shaOf(name, commits.at(-1)![0]),
    pushedAt: at(10, 9),
    commits: commits.map(([letter, authoredAt, fields]) => ({
      sha: shaOf(name, letter),
      authoredAt,
      title: `Change ${letter}`,
      ...fields,
    })),
    ...more,
  };
}

/** A pull request that ends with a commit. */
export function change(name: string, letter: string, more = {}) {
  return {
    type: 'change',
    repository: `https://github.com/acme/${name}`,
    number: 7,
    headSha: shaOf(name, letter),
    mergeCommit: shaOf(name, letter),
    ...more,
  };
}

/** Deployed in February, so that March is about what comes after it. */
export const start = (name: string) => [
  push(name, null, [['0', '2026-02-27T08:00:00Z']]),
  deploy(name, '0', '2026-02-27T09:00:00Z'),
];

/** Three commits, two of them of a pull request, 4, 2 and 1 h before 12:00. */
export const threeCommits = (name: string) => [
  ...start(name),
  push(name, '0', [
    ['1', at(10, 8)],
    ['2', at(10, 10)],
  ]),
  push(name, '2', [['3', at(10, 11)]], { pushedAt: at(10, 11) }),
  change(name, '2', { openedAt: at(10, 10), mergedAt: at(10, 10, 30) }),
  deploy(name, '3', at(10, 12)),
];

/** A commit with every clock, deployed at 12:00. */
export const oneCommit = (name: string) => [
  ...start(name),
  push(name, '0', [['1', at(10, 2), { committedAt: at(10, 4) }]], {
    pushedAt: at(10, 6),
  }),
  change(name, '1', {
    openedAt: at(10, 7),
    approvedAt: at(10, 9),
    mergedAt: at(10, 10),
  }),
  deploy(name, '1', at(10, 12)),
];

/** A commit of 10:00 that goes to two places, from 11:00 to 11:30 and 12:00. */
export const twoPlaces = (name: string) => [
  ...start(name),
  push(name, '0', [['1', at(10, 10)]]),
  deploy(name, '1', at(10, 11, 30), {
    id: `${name}-east`,
    place: 'east',
    startedAt: at(10, 11),
  }),
  deploy(name, '1', at(10, 12), {
    id: `${name}-west`,
    place: 'west',
    startedAt: at(10, 11, 30),
  }),
];

/** Deployed from 10:00 to 10:10, detected 10:20, mitigated 10:45, resolved 11:00, rolled back 11:20. */
export const restored = (name: string) => [
  deploy(name, '0', at(1)),
  deploy(name, '1', at(10, 10, 10), { startedAt: at(10, 10) }),
  incident(name, 'a', at(10, 10, 20), {
    mitigatedAt: at(10, 10, 45),
    resolvedAt: at(10, 11),
  }),
  deploy(name, '0', at(10, 11, 20), { rollback: true }),
];

/** An incident so many hours after a deployment. */
export const troubleAfter =
  (hours: number, more: object = {}) =>
  (name: string) =>
    [deploy(name, '1', at(10)), incident(name, 'a', at(10, hours), more)];

/** Three versions a day after each other, the last two of which are taken back. */
export const goesBack = (name: string) => [
  deploy(name, '1', at(9)),
  deploy(name, '2', at(10)),
  deploy(name, '3', at(10, 20)),
  deploy(name, '1', at(10, 22)),
];
