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
    { type: 'incident', id: '1', resolvedAt: time, severity: '' },
    stage,
    { ...stage, outcome: 'success', id: 'a' },
    { ...stage, outcome: '', durationSeconds: null, startedAt: time },
    { events: [commit, deployment, incident, stage] },
    { events: [] },
  ])('that %j is right', body => {
    expect(() => read(body)).not.toThrow();
    expect(followsSchema(body)).toBe(true);
  });

  it.each<[object, string]>([
    [{}, '$.type: must be one of commit, deployment, incident, stage'],
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
    [{ ...incident, severity: 'blocker' }, '$.severity: must be SEV1 to SEV4'],
    [{ ...incident, severity: 5 }, '$.severity: must be SEV1 to SEV4'],
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
        '$.events[1].type: must be one of commit, deployment, incident, stage',
    );
  });

  it('stops listing at 20 problems', () => {
    const events = Array(50).fill({ type: 'odd' });
    expect(() => read({ events })).toThrow(/; and 30 more$/);
  });
});
