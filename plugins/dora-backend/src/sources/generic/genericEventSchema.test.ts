import Ajv2020 from 'ajv/dist/2020';
import { readEvents } from './events';
import { genericEventSchema } from './genericEventSchema';

const followsSchema = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile(genericEventSchema);
const read = (body: any) => readEvents(body, 'UTC');

const sha = 'a'.repeat(40);
const time = '2026-03-01T08:00:00Z';
const repository = 'github.com/acme/pay';
const commit = { type: 'commit', repository, sha, authoredAt: time };
const deployment = {
  type: 'deployment',
  id: '1',
  service: 'pay',
  status: 'succeeded',
  finishedAt: time,
};
const incident = { type: 'incident', id: '1', detectedAt: time };
const stage = {
  type: 'stage',
  repository,
  name: 'test',
  finishedAt: time,
  durationSeconds: 1.5,
};

const change = { type: 'change', repository, number: 7, openedAt: time };
const artifact = { type: 'artifact', repository, sha, image: 'acme/pay:1' };
const push = {
  type: 'push',
  repository,
  branch: 'main',
  after: sha,
  commits: [{ sha, authoredAt: time }],
};

describe('the schema and the parser agree', () => {
  it.each<object>([
    commit,
    {
      ...commit,
      parent: sha,
      branch: null,
      merge: null,
      paths: ['a'],
      title: '',
    },
    { ...commit, parent: '', unknown: { anything: [1] } },
    deployment,
    { ...deployment, id: 1, service: '', repository, revision: 'abc1234' },
    {
      ...deployment,
      status: 'running',
      startedAt: 1772352000,
      finishedAt: null,
    },
    { ...deployment, rollback: true, images: ['a:1'], degradedAt: '' },
    incident,
    { ...incident, severity: 1, services: ['pay'], deployment: 17 },
    { ...incident, severity: 'SEV-2', services: null, service: 'pay' },
    { ...incident, severity: 'Customer-facing outage' },
    { type: 'incident', id: '1', resolvedAt: time, severity: '' },
    stage,
    { ...stage, outcome: 'success', id: 'a' },
    { ...stage, outcome: '', durationSeconds: null, startedAt: time },
    { ...stage, stage: 'verify' },
    { ...commit, reverts: sha },
    { ...commit, cherryPickedFrom: sha, bot: true, committedAt: time },
    { ...commit, cherryPickedFrom: '', bot: null, committedAt: null },
    { ...deployment, hotfix: true },
    { ...incident, duplicateOf: 7, duplicate: true, updatedAt: time },
    { ...incident, duplicateOf: '', duplicate: null, updatedAt: '' },
    {
      ...deployment,
      place: 'eu',
      commits: [{ repository, revision: 'abc1234' }],
      configRepository: 'github.com/acme/config',
      configRevision: sha,
    },
    { ...deployment, commits: null, configRepository: '', place: '' },
    change,
    { ...change, number: '7', openedAt: '', mergedAt: time, headSha: null },
    artifact,
    { ...artifact, image: null, names: ['', 'acme/pay:1'], builtAt: time },
    { ...artifact, image: '', images: ['acme/pay:1'] },
    push,
    { ...push, before: '0'.repeat(40), isDefaultBranch: true, forced: null },
    { ...push, commits: [], pushedAt: time, truncated: false, before: '' },
    {
      events: [commit, deployment, incident, stage, artifact, change, push],
    },
    { events: [] },
  ])('that %j is right', body => {
    expect(() => read(body)).not.toThrow();
    expect(followsSchema(body)).toBe(true);
  });

  it.each<[object, string]>([
    [
      {},
      '$.type: must be one of commit, deployment, incident, stage, artifact, change, push',
    ],
    [{ type: '__proto__' }, '$.type: must be one of'],
    [{ ...commit, repository: undefined }, '$.repository: is missing'],
    [{ ...commit, sha: 'abc1234' }, '$.sha: is no full commit id'],
    [{ ...commit, parent: 'HEAD~1' }, '$.parent: is no full commit id'],
    [{ ...commit, authoredAt: '' }, '$.authoredAt: is missing'],
    [{ ...commit, authoredAt: true }, '$.authoredAt: is no timestamp'],
    [{ ...commit, paths: [1] }, '$.paths[0]: must be of type string'],
    [{ ...deployment, id: ' ' }, '$.id: is empty'],
    [{ ...deployment, id: 1.5 }, '$.id: must be of type string'],
    [{ ...deployment, status: 'done' }, '$.status: must be one of running'],
    [{ ...deployment, service: null }, '$.service: is missing: name a service'],
    [{ ...deployment, finishedAt: null }, '$.finishedAt: is missing: needed'],
    [{ ...deployment, status: 'running' }, '$.startedAt: is missing: needed'],
    [{ ...deployment, revision: 'main' }, '$.revision: is no commit id'],
    [{ ...deployment, rollback: 'yes' }, '$.rollback: must be of type boolean'],
    [
      { ...incident, severity: 'x'.repeat(33) },
      '$.severity: must be at most 32 characters long',
    ],
    [{ ...incident, severity: 1.5 }, '$.severity: must be of type string'],
    [{ ...incident, services: [''] }, '$.services[0]: is empty'],
    [{ type: 'incident', id: '1' }, '$.detectedAt: is missing: give at least'],
    [
      { ...stage, durationSeconds: -1 },
      '$.durationSeconds: must be at least 0',
    ],
    [
      { ...stage, durationSeconds: 1e400 },
      '$.durationSeconds: must be at most',
    ],
    [{ ...stage, durationSeconds: null }, '$.startedAt: is missing: or give'],
    [{ ...stage, outcome: 'ok' }, '$.outcome: must be one of success'],
    [{ ...deployment, commits: [{}] }, '$.commits[0].repository: is missing'],
    [
      { ...deployment, commits: [{ repository, revision: 'main' }] },
      '$.commits[0].revision: is no commit id',
    ],
    [{ ...change, number: '#7' }, '$.number: must be of type number'],
    [{ ...change, number: 1.5 }, '$.number: must be of type integer'],
    [{ ...change, number: 2 ** 31 }, '$.number: must be at most 2147483647'],
    [{ ...change, openedAt: '' }, '$.openedAt: is missing: give at least'],
    [{ ...artifact, image: ' ' }, '$.names: is missing: or give image'],
    [{ ...artifact, image: null, names: [''] }, '$.names: is missing'],
    [{ ...artifact, sha: 'abc1234' }, '$.sha: is no full commit id'],
    [{ ...push, branch: '' }, '$.branch: is empty'],
    [{ ...push, commits: [] }, '$.pushedAt: is missing: needed when'],
    [{ ...push, after: '0'.repeat(40) }, '$.after: is no commit'],
    [{ ...push, commits: [{ sha }] }, '$.commits[0].authoredAt: is missing'],
    [{ events: {} }, '$.events: must be of type array'],
    [{ events: Array(1001).fill(commit) }, '$.events: must be at most 1000'],
    [{ events: [commit, { ...stage, name: 1 }] }, '$.events[1].name: must be'],
  ])('that %j is wrong', (body, message) => {
    expect(() => read(body)).toThrow(message);
    expect(followsSchema(body)).toBe(false);
  });
});

describe('the parser', () => {
  it.each<[object, string]>([
    [{ ...commit, repository: 'pay' }, '$.repository: is no address'],
    [{ ...commit, authoredAt: 'hunter2' }, '$.authoredAt: is no timestamp'],
    [{ ...stage, finishedAt: '2026-02-30T00:00:00Z' }, 'is no real date'],
  ])('is stricter than the schema about %j', (body, message) => {
    expect(() => read(body)).toThrow(message);
  });

  it('lists every problem with its path, and no value', () => {
    const secret = 'hunter2';
    const wrong = { type: 'stage', sha: secret, outcome: secret, name: '' };
    const parse = () => read({ events: [{ ...wrong }, { type: secret }] });
    expect(parse).toThrow(
      '$.events[0].sha: is no commit id (7 to 64 hexadecimal digits); ' +
        '$.events[0].name: is empty; ' +
        '$.events[0].finishedAt: is missing; ' +
        '$.events[0].outcome: must be one of success, failure, cancelled, skipped; ' +
        '$.events[1].type: must be one of commit, deployment, incident, stage, artifact, change, push',
    );
  });

  it('stops listing at 20 problems', () => {
    const events = Array(50).fill({ type: 'odd' });
    expect(() => read({ events })).toThrow(/; and 30 more$/);
  });
});
