import { translate } from '../__testUtils__/render';
import { subjectText } from './subjectText';

describe('subjectText', () => {
  it.each([
    ['repository', 'github.com/acme/pay', 'github.com/acme/pay', 'Repository'],
    ['service', 'pay', 'pay', 'Service name'],
    ['other', 'pagerduty:PX12', 'PX12', 'Id in PagerDuty'],
    ['other', 'squadcast:a:b', 'a:b', 'Id in squadcast'],
    ['other', 'pay', 'pay', 'Name'],
  ] as const)('%s %s: %s, %s', (type, given, name, kind) => {
    expect(subjectText({ type, name: given }, translate())).toEqual({
      name,
      kind,
    });
  });
});
