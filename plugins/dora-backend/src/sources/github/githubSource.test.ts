import webhooks from '@octokit/webhooks-examples';
import { delivery, testSettings, whyIgnored } from '../testDeliveries';
import { githubSource } from './githubSource';

const FORM = 'application/x-www-form-urlencoded';

describe('githubSource', () => {
  it.each([
    ['application/json', true],
    ['Application/JSON; charset=utf-8', true],
    [FORM, true],
    ['application/json; charset=utf-16', false],
    ['text/plain', false],
    ['', false],
    [undefined, false],
  ])('accepts %s: %s', (contentType, expected) => {
    expect(githubSource.accepts(contentType)).toBe(expected);
  });

  it('identifies deliveries by their headers', () => {
    const headers = { 'x-github-delivery': 'guid', 'x-github-event': 'push' };
    const body = Buffer.alloc(0);
    expect(githubSource.identify({ headers, body })).toEqual({
      deliveryId: 'guid',
      event: 'push',
    });
    expect(githubSource.identify({ headers: {}, body })).toEqual({});
  });

  it.each([
    ['ping', /set up correctly/],
    ['star', /"star" events are not used/],
    ['create', /come with pushes/],
    ['delete', /come with pushes/],
    ['check_suite', /check runs/],
    ['merge_group', /pull request itself/],
    ['__proto__', /not used/],
    ['constructor', /not used/],
    [null, /no X-GitHub-Event/],
  ])('ignores %s whatever its body', (event, reason) => {
    const body = Buffer.from('no json');
    expect(whyIgnored(githubSource, body, { event })).toMatch(reason);
  });

  it('reads forms', () => {
    const payload = { ref: 'refs/tags/v1 & “more” +', before: '', after: '' };
    const json = JSON.stringify({ ...payload, repository: {} });
    const form = new URLSearchParams({ other: '1', payload: json }).toString();
    const other = { event: 'push', contentType: `${FORM}; charset=utf-8` };
    const why = whyIgnored(githubSource, Buffer.from(form), other);
    expect(why).toMatch(/No rule .* tags/);
  });

  it.each([
    ['json={}', 'no field named "payload"'],
    ['payload=%ff', 'not correctly URL-encoded'],
    ['payload=%7', 'not correctly URL-encoded'],
    ['payload=', 'not valid JSON'],
    ['payload=%5B%5D', 'not a JSON object'],
  ])('refuses the form %s', (form, message) => {
    const other = { event: 'push', contentType: FORM };
    const parse = () => whyIgnored(githubSource, Buffer.from(form), other);
    expect(parse).toThrow(message);
  });

  it.each([
    'push',
    'pull_request',
    'pull_request_review',
    'deployment',
    'deployment_status',
    'workflow_job',
    'workflow_run',
    'check_run',
    'status',
    'release',
    'issues',
    'pull_request_review_comment',
  ])('refuses an empty %s in one line', event => {
    expect(() => whyIgnored(githubSource, {}, { event })).toThrow(
      /^\$\..*is missing[^\n]*$/,
    );
  });

  const examples = webhooks.flatMap(({ name, examples: bodies }) =>
    bodies.map((body): [string, unknown] => [name, body]),
  );

  it('understands or ignores every example of GitHub, without logins', () => {
    const results = examples.map(([event, body]) =>
      githubSource.parse(delivery(body, { event }), testSettings),
    );
    const facts = results.flatMap(r => ('facts' in r ? r.facts : []));
    const reasons = results.flatMap(r => ('ignored' in r ? r.ignored : []));
    expect(facts.length).toBeGreaterThan(40);
    expect(JSON.stringify(facts)).not.toMatch(/"login|@/);
    expect(reasons.filter(reason => !reason.endsWith('.'))).toEqual([]);
  });

  it('tells the same every time', () => {
    for (const [event, body] of examples) {
      const stored = delivery(body, { event });
      const [first, second] = [1, 2].map(() =>
        githubSource.parse(stored, testSettings),
      );
      expect(second).toEqual(first);
    }
  });
});
