import { definitionChanges } from './definitionChanges';

const version = (
  number: number,
  since: string,
  titles: string[] = ['Rule'],
) => ({
  version: number,
  fingerprint: 'f',
  since,
  changes: titles.map(title => ({ key: title, title, from: 'a', to: 'b' })),
});

const window = {
  fromMs: Date.parse('2026-03-01T00:00:00Z'),
  toMs: Date.parse('2026-04-01T00:00:00Z'),
  timeZone: 'Pacific/Auckland',
};

describe('definitionChanges', () => {
  it('are the versions that began within the window, on days of its zone', () => {
    const versions = [
      version(4, '2026-04-01T00:00:00Z'),
      version(3, '2026-03-20T12:30:00Z', ['Failure window', 'Roll-outs']),
      version(2, '2026-03-01T00:00:00Z'),
    ];
    expect(definitionChanges(versions, window)).toEqual([
      { day: '2026-03-01', version: 2, text: 'Rules v1 → v2: Rule: a → b' },
      {
        day: '2026-03-21',
        version: 3,
        text: 'Rules v2 → v3: Failure window: a → b; Roll-outs: a → b',
      },
    ]);
  });

  it('are none where the rules are the first, or there are none', () => {
    const first = version(1, '2026-03-10T00:00:00Z', []);
    expect(definitionChanges([first], window)).toEqual([]);
    expect(definitionChanges([], window)).toEqual([]);
  });
});
