import { COMPARISON_REF } from '../facts/comparisonRef';
import { StoredPush } from '../facts/pushes';
import { PushReader } from './commitHistory';
import { commitRange } from './commitRange';

interface Told {
  ref?: string;
  before: string | null;
  shas: string;
  forced?: boolean;
  truncated?: boolean;
}

function reader(pushes: Told[], delivered = ''): PushReader {
  const stored: StoredPush[] = pushes.map((push, index) => ({
    id: String(index),
    ref: push.ref ?? 'main',
    before: push.before,
    after: push.shas.at(-1)!,
    forced: push.forced ?? false,
    truncated: push.truncated ?? false,
    isDefaultBranch: (push.ref ?? 'main') === 'main',
    shas: [...push.shas],
  }));
  return {
    pushesWith: async sha => stored.filter(({ shas }) => shas.includes(sha)),
    isDelivered: async sha => delivered.includes(sha),
  };
}

const line: Told[] = [
  { before: null, shas: 'a' },
  { before: 'a', shas: 'bc' },
  { before: 'c', shas: 'd' },
  { before: 'd', shas: 'efg' },
];

describe('commitRange', () => {
  it.each([
    ['the whole way between two pushes', 'g', 'a', 'gfedcb', null],
    ['one push', 'd', 'c', 'd', null],
    ['the same version', 'd', 'd', '', null],
    ['the middle of a push', 'g', 'e', 'gf', null],
    ['from the middle of a push', 'f', 'b', 'fedc', null],
    ['nothing before', 'g', null, 'g', 'first'],
    ['an unknown version', 'x', 'a', 'x', 'missing'],
  ])('follows %s', async (_, revision, previous, shas, gap) => {
    expect(await commitRange(reader(line), revision, previous)).toEqual({
      shas: [...shas],
      gap,
    });
  });

  it('stops where a push is missing and says so', async () => {
    const pushes = line.filter(({ shas }) => shas !== 'd');
    expect(await commitRange(reader(pushes), 'g', 'a')).toEqual({
      shas: [...'gfe'],
      gap: 'missing',
    });
  });

  it('keeps the commits beside a hotfix that is merged back', async () => {
    // h was released from a branch of a; the release after it is on main.
    const pushes: Told[] = [
      { before: null, shas: 'a' },
      { ref: 'hotfix', before: 'a', shas: 'h' },
      { before: 'a', shas: 'b' },
      { before: 'b', shas: 'c' },
      { before: 'c', shas: 'hm' },
    ];
    expect(await commitRange(reader(pushes), 'm', 'h')).toEqual({
      shas: [...'mcb'],
      gap: null,
    });
  });

  it('does not give a hotfix what was on main when it was merged', async () => {
    const pushes: Told[] = [
      { before: null, shas: 'a' },
      { ref: 'hotfix', before: 'a', shas: 'h' },
      { before: 'a', shas: 'b' },
      { before: 'b', shas: 'hm' },
    ];
    expect(await commitRange(reader(pushes), 'h', 'a')).toEqual({
      shas: ['h'],
      gap: null,
    });
  });

  it('ends at what was delivered before a rollback', async () => {
    expect(await commitRange(reader(line, 'abcd'), 'g', 'a')).toEqual({
      shas: [...'gfe'],
      gap: null,
    });
  });

  it('stays on the branch of the version', async () => {
    const pushes: Told[] = [
      ...line,
      { ref: 'topic', before: null, shas: 'bcd' },
    ];
    expect(await commitRange(reader(pushes), 'g', 'a')).toEqual({
      shas: [...'gfedcb'],
      gap: null,
    });
  });

  it('does not follow a rewritten branch past the rewriting', async () => {
    const pushes: Told[] = [
      { before: null, shas: 'a' },
      { before: 'a', shas: 'xy', forced: true },
      { before: 'y', shas: 'z' },
    ];
    expect(await commitRange(reader(pushes), 'z', 'a')).toEqual({
      shas: [...'zyx'],
      gap: 'rewritten',
    });
  });

  it('tells of pushes that list only part of their commits', async () => {
    const pushes = line.map(push => ({
      ...push,
      truncated: push.shas === 'd',
    }));
    expect(await commitRange(reader(pushes), 'g', 'a')).toMatchObject({
      gap: 'truncated',
    });
  });

  describe('where a push is missing', () => {
    const pushes = line.filter(({ shas }) => shas !== 'd');
    const compared = (before: string, shas: string): Told => ({
      ref: COMPARISON_REF,
      before,
      shas,
    });

    it('takes what the Git host told of the two versions', async () => {
      const told = reader([...pushes, compared('a', 'bcdefg')]);
      expect(await commitRange(told, 'g', 'a')).toEqual({
        shas: [...'gfedcb'],
        gap: null,
      });
    });

    it.each([
      ['from another version', compared('b', 'cdefg')],
      ['to another version', compared('a', 'bcdef')],
    ])('does not follow what it told of the way %s', async (_, comparison) => {
      const told = reader([...pushes, comparison]);
      expect(await commitRange(told, 'g', 'a')).toEqual({
        shas: [...'gfe'],
        gap: 'missing',
      });
    });
  });

  it('follows pushes rather than what the Git host told', async () => {
    const told = reader([
      ...line,
      { ref: COMPARISON_REF, before: 'a', shas: 'xg' },
    ]);
    expect(await commitRange(told, 'g', 'a')).toEqual({
      shas: [...'gfedcb'],
      gap: null,
    });
  });

  it('gives up on a way without end', async () => {
    const endless: PushReader = {
      pushesWith: async sha => [
        {
          id: sha,
          ref: 'main',
          before: `${sha}0`,
          after: sha,
          forced: false,
          truncated: false,
          isDefaultBranch: true,
          shas: [sha],
        },
      ],
      isDelivered: async () => false,
    };
    const { shas, gap } = await commitRange(endless, 'x', 'elsewhere');
    expect(gap).toBe('too_long');
    expect(shas).toHaveLength(500);
  });
});
