import { factsFrom, whyIgnored } from '../testDeliveries';
import { incident } from './__fixtures__/examples';
import { gitlabSource } from './gitlabSource';

const repository = 'gitlab.example.com/shop/backend/checkout';
const at = (h: number) => Date.UTC(2026, 2, 2, h);
const LATER = { updated_at: '2026-03-02 16:00:00 UTC' };

const told = (fields: object = {}, other: object = {}) =>
  factsFrom(gitlabSource, incident(fields, other))[0];
const labels = (...titles: string[]) => ({
  labels: titles.map((title, id) => ({ id, title })),
});

describe('Issue Hook', () => {
  it('tells of an incident', () => {
    expect(told()).toEqual({
      type: 'incident',
      at: at(15),
      key: `issue:${repository}:640`,
      subjects: [`repo:${repository}`],
      environment: 'production',
      severity: 'high',
      title: 'Payments fail',
      url: `https://${repository}/-/issues/incident/31`,
      detectedAt: at(15),
    });
  });

  const status = (previous: string, current: string) => ({
    changes: { escalation_status: { previous, current } },
  });
  it.each<[string, object, object, object]>([
    [
      'acknowledged',
      LATER,
      status('triggered', 'acknowledged'),
      { acknowledgedAt: at(16) },
    ],
    [
      'resolved',
      LATER,
      status('acknowledged', 'resolved'),
      { mitigatedAt: at(16), resolvedAt: undefined },
    ],
    [
      'triggered again',
      LATER,
      status('resolved', 'triggered'),
      { reopenedAt: at(16) },
    ],
    [
      'changed otherwise while acknowledged',
      { ...LATER, escalation_status: 'acknowledged' },
      {},
      { acknowledgedAt: undefined },
    ],
    [
      'closed',
      {
        ...LATER,
        action: 'close',
        state: 'closed',
        closed_at: '2026-03-02 15:59:00 UTC',
      },
      {},
      { resolvedAt: at(16) - 60_000 },
    ],
    [
      'closed without a time',
      { ...LATER, state: 'closed' },
      {},
      { resolvedAt: at(16) },
    ],
    [
      'reopened',
      { ...LATER, action: 'reopen' },
      {},
      { reopenedAt: at(16), resolvedAt: undefined },
    ],
    ['confidential', { confidential: true }, {}, { title: undefined }],
    ['moved', { moved_to_id: 9 }, {}, { isDuplicate: true }],
    [
      'a duplicate',
      { duplicated_to_id: 9 },
      {},
      { isDuplicate: true, duplicateOf: `issue:${repository}:9` },
    ],
    [
      'no duplicate any more',
      { moved_to_id: null, duplicated_to_id: null },
      {},
      { isDuplicate: false },
    ],
    [
      'of unknown severity',
      { severity: 'UNKNOWN' },
      {},
      { severity: undefined },
    ],
    [
      'labelled with its severity',
      { severity: 'unknown' },
      labels('severity::1'),
      { severity: '1' },
    ],
    [
      'labelled with its service',
      {},
      labels('service::cart'),
      { subjects: ['service:cart'] },
    ],
    [
      'labelled with its environment',
      {},
      labels('environment::staging'),
      { environment: 'staging' },
    ],
    [
      'of an issue with a label',
      { type: 'Issue' },
      labels('Incident'),
      { detectedAt: at(15), severity: undefined },
    ],
  ])('an incident that is %s', (_, fields, other, expected) => {
    expect(told(fields, other)).toMatchObject(expected);
  });

  it.each<[string, object]>([
    [
      'its label',
      { changes: { labels: { previous: [{ title: 'incident' }] } } },
    ],
    [
      'its type',
      { changes: { type: { previous: 'Incident', current: 'Issue' } } },
    ],
  ])('takes back what has lost %s', (_, other) => {
    expect(told({ type: 'Issue', ...LATER }, other)).toEqual({
      type: 'incident',
      at: at(16),
      key: `issue:${repository}:640`,
      subjects: [],
    });
  });

  it('ignores what belongs to a group', () => {
    const epic = incident({}, { project: null });
    expect(whyIgnored(gitlabSource, epic)).toMatch(/belongs to a group/);
  });

  it('ignores other issues', () => {
    const issue = incident({ type: 'Issue' }, labels('bug'));
    expect(whyIgnored(gitlabSource, issue)).toMatch(/another type/);
  });
});
