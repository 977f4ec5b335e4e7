import { DEFAULT_VALUES } from '../definitions';
import { DerivationRules, deriveDeployments } from './deriveDeployments';
import { ResolvedDeployment } from './resolveRevisions';
import { EarlierDeployments } from './RunHistory';
import { WHOLE } from './scope';

const HOUR = 3_600_000;
const nothing: EarlierDeployments = {
  components: [],
  firstRanAt: new Map(),
};

/** A deployment that finished at `hour`, at once. */
function fact(
  revision: string | null,
  hour: number,
  more: Partial<ResolvedDeployment> = {},
): ResolvedDeployment {
  const at = hour * HOUR;
  return {
    id: `${revision}@${hour}`,
    linkId: `${revision}@${hour}`,
    sourceId: 'generic',
    subject: 'service:checkout',
    environment: 'production',
    place: null,
    repository: 'github.com/acme/checkout',
    revision,
    revisionRule: revision === null ? null : 'told',
    furtherRevisions: [],
    configRepository: null,
    configRevision: null,
    version: null,
    url: null,
    state: 'succeeded',
    startedAt: at,
    finishedAt: at,
    degradedAt: null,
    rollback: false,
    isHotfix: false,
    images: [],
    occurredAt: at,
    ...more,
  };
}

const derive = (
  facts: ResolvedDeployment[],
  earlier = nothing,
  rules: Partial<DerivationRules> = {},
) =>
  deriveDeployments('production', facts, earlier, {
    ...DEFAULT_VALUES,
    ...rules,
  });

const kinds = (facts: ResolvedDeployment[]) =>
  derive(facts).map(({ kind }) => kind);

const failures = (
  facts: ResolvedDeployment[],
  rules: Partial<DerivationRules> = {},
) =>
  derive(facts, nothing, rules).map(link =>
    link.failures.map(({ rule }) => rule).join('+'),
  );

describe('deriveDeployments', () => {
  it.each([
    ['versions in a row', 'v1 v2 v3', 'deploy deploy deploy'],
    ['the same version twice', 'v1 v1', 'deploy redeploy'],
    ['an older version', 'v1 v2 v1', 'deploy deploy rollback'],
    [
      'a rolled-back version again',
      'v1 v2 v1 v2',
      'deploy deploy rollback deploy',
    ],
    ['back by two versions', 'v1 v2 v3 v1', 'deploy deploy deploy rollback'],
    [
      'back and further back',
      'v1 v2 v3 v2 v1',
      'deploy deploy deploy rollback rollback',
    ],
  ])('tells the kinds of %s', (_, revisions, expected) => {
    expect(
      kinds(
        revisions
          .split(' ')
          .map((revision, index) => fact(revision, index * 2)),
      ),
    ).toEqual(expected.split(' '));
  });

  it('believes a sender that tells of a rollback', () => {
    expect(kinds([fact('v1', 0), fact('v0', 2, { rollback: true })])).toEqual([
      'deploy',
      'rollback',
    ]);
  });

  it.each([
    ['24 h', 24, 'rollback'],
    ['24 h and a minute', 24 + 1 / 60, ''],
  ])('blames the live version for a rollback after %s', (_, hours, reason) => {
    expect(
      failures([
        fact('v1', 0),
        fact('v2', 2),
        fact('v3', 10),
        fact('v1', 10 + hours),
      ]),
    ).toEqual(['', '', reason, '']);
  });

  it.each([
    ['live', 24, ['', '', 'rollback', '']],
    ['first_undone', 24, ['', 'rollback', '', '']],
    ['all_undone', 24, ['', 'rollback', 'rollback', '']],
    ['live', 3, ['', '', 'rollback', '']],
    ['first_undone', 3, ['', '', '', '']],
    ['all_undone', 3, ['', '', 'rollback', '']],
  ] as const)(
    'blames %s within %d h for a rollback by two versions',
    (rollbackBlames, failureWindowHours, expected) => {
      const facts = ['v1', 'v2', 'v3', 'v1'].map((revision, index) =>
        fact(revision, index * 2),
      );
      expect(failures(facts, { rollbackBlames, failureWindowHours })).toEqual(
        expected,
      );
    },
  );

  it.each(['first_undone', 'all_undone'] as const)(
    'blames %s since the version last ran, and the live one where nobody knows which',
    rollbackBlames => {
      const again = [
        fact('v1', 0),
        fact('v2', 1),
        fact('v1', 2),
        fact('v3', 3),
        fact('v1', 4),
      ];
      expect(failures(again, { rollbackBlames })).toEqual([
        '',
        'rollback',
        '',
        'rollback',
        '',
      ]);
      const nowhere = [
        fact('v1', 0),
        fact('v2', 1),
        fact(null, 2, { rollback: true }),
      ];
      expect(failures(nowhere, { rollbackBlames })).toEqual([
        '',
        'rollback',
        '',
      ]);
    },
  );

  it('blames without limit of time where there is none', () => {
    const facts = [fact('v1', 0), fact('v2', 2), fact('v1', 5_000)];
    expect(failures(facts, { failureWindowHours: null })).toEqual([
      '',
      'rollback',
      '',
    ]);
    expect(failures(facts)).toEqual(['', '', '']);
  });

  it('blames what brought a version, not what brought it once more', () => {
    expect(
      failures([fact('v1', 0), fact('v2', 2), fact('v2', 3), fact('v1', 4)]),
    ).toEqual(['', 'rollback', '', '']);
  });

  it('believes a sender that tells of a hotfix, unless it changes nothing', () => {
    const hotfix = { isHotfix: true };
    expect(
      kinds([
        fact('v1', 0),
        fact('v2', 2, hotfix),
        fact('v2', 4, hotfix),
        fact('v1', 6, hotfix),
      ]),
    ).toEqual(['deploy', 'hotfix', 'redeploy', 'rollback']);
  });

  it('does not blame what a rollback brought back', () => {
    expect(
      failures([
        fact('v1', 0),
        fact('v2', 2),
        fact('v3', 4),
        fact('v2', 5),
        fact('v1', 6),
      ]),
    ).toEqual(['', '', 'rollback', '', '']);
  });

  it('takes a failed attempt for no change of what runs', () => {
    const facts = [
      fact('v1', 0),
      fact('v2', 2, { state: 'failed' }),
      fact('v1', 3),
    ];
    expect(kinds(facts)).toEqual(['deploy', 'deploy', 'redeploy']);
    expect(failures(facts)).toEqual(['', 'sync_failed', '']);
  });

  it.each([
    [-0.5, ''],
    [0, 'health_degraded'],
    [24, 'health_degraded'],
    [24.1, ''],
  ])('judges health that fails %d h after the start', (hours, reason) => {
    expect(
      failures([fact('v1', 5, { degradedAt: (5 + hours) * HOUR })]),
    ).toEqual([reason]);
  });

  it('sees a rollback of a configuration repository by its images', () => {
    const config = (revision: string, hour: number, image: string) =>
      fact(null, hour, { configRevision: revision, images: [image] });
    expect(
      kinds([
        config('c1', 0, 'shop:1'),
        config('c2', 2, 'shop:2'),
        config('c3', 4, 'shop:1'),
        config('c3', 6, 'shop:1'),
      ]),
    ).toEqual(['deploy', 'deploy', 'rollback', 'redeploy']);
  });

  it.each([
    ['to the version before it', 'v1', ['', 'sync_failed', '']],
    ['to nobody knows what', null, ['', 'sync_failed', '']],
    ['further back', 'v0', ['', 'rollback', 'sync_failed', '']],
  ])('takes a rollback %s after a failed attempt', (_, revision, expected) => {
    const facts = [
      fact('v1', 2),
      fact('v2', 4, { state: 'failed' }),
      fact(revision, 6, { rollback: true }),
    ];
    const before = expected.length > 3 ? [fact('v0', 0)] : [];
    expect(failures([...before, ...facts])).toEqual(expected);
  });

  it('counts a version with other configuration as a change of it', () => {
    const links = derive([
      fact('v1', 0, { configRevision: 'c1' }),
      fact('v1', 2, { configRevision: 'c2' }),
      fact('v2', 4, { configRevision: 'c3' }),
      fact('v2', 6),
    ]);
    expect(
      links.map(({ kind, isConfigChange }) => [kind, isConfigChange]),
    ).toEqual([
      ['deploy', false],
      ['config_change', true],
      ['deploy', false],
      ['redeploy', false],
    ]);
  });

  it('follows each repository by itself where a service has several', () => {
    const [web, api] = ['github.com/acme/web', 'github.com/acme/api'];
    const links = deriveDeployments(
      'production',
      [
        fact('w1', 0, { repository: web }),
        fact('a1', 2, { repository: api }),
        fact('w1', 4, { repository: web }),
        fact('a2', 6, { repository: api }),
        fact('a1', 8, { repository: api }),
      ],
      nothing,
      DEFAULT_VALUES,
      ({ repository }) => ({ repository, place: null }),
    );
    expect(links.map(link => [link.kind, link.previousRevision])).toEqual([
      ['deploy', null],
      ['deploy', null],
      ['redeploy', 'w1'],
      ['deploy', 'a1'],
      ['rollback', 'a2'],
    ]);
    expect(links[2].failures).toEqual([]);
    expect(links[3].failures).toEqual([
      { rule: 'rollback', at: 8 * HOUR, deploymentId: 'a1@8' },
    ]);
  });

  it('joins one version brought to several places within an hour', () => {
    const [link, ...others] = derive([
      fact('v1', 1, { linkId: 'eu', id: 'eu', subject: 'argocd-app:eu' }),
      fact('v1', 2, { linkId: 'us', id: 'us', subject: 'argocd-app:us' }),
    ]);
    expect(others).toEqual([]);
    expect(link).toMatchObject({
      id: 'eu',
      startedAt: HOUR,
      firstFinishedAt: HOUR,
      finishedAt: 2 * HOUR,
      members: ['eu', 'us'],
    });
  });

  it('keeps apart what came later than an hour, or to the same place', () => {
    expect(
      kinds([
        fact('v1', 1, { subject: 'argocd-app:eu' }),
        fact('v1', 2.1, { subject: 'argocd-app:us' }),
      ]),
    ).toEqual(['deploy', 'redeploy']);
    expect(
      failures([fact('v1', 1, { state: 'failed' }), fact('v1', 1.2)]),
    ).toEqual(['sync_failed', '']);
  });

  it.each([
    [30, ['deploy', 'redeploy']],
    [120, ['deploy']],
  ])('joins what starts within %d min', (fanOutMinutes, expected) => {
    const links = derive(
      ['eu', 'us', 'ap'].map((place, index) =>
        fact('v1', 1 + (index * index) / 2.5, {
          id: place,
          linkId: place,
          place,
        }),
      ),
      nothing,
      { fanOutMinutes },
    );
    expect(links.map(({ kind }) => kind)).toEqual(expected);
  });

  it('follows each place by itself where none is joined', () => {
    const at = (place: string) => ({ place });
    const links = deriveDeployments(
      'production',
      [
        fact('v1', 0, at('eu')),
        fact('v1', 0.1, at('us')),
        fact('v2', 1, at('eu')),
        fact('v2', 1.1, at('us')),
        fact('v2', 1.2, at('us')),
        fact('v1', 2, at('eu')),
      ],
      nothing,
      { ...DEFAULT_VALUES, fanOutMinutes: 0 },
      ({ place }) => ({ repository: null, place }),
    );
    expect(
      links.map(({ kind, failures: [failure] }) => [kind, failure?.rule]),
    ).toEqual([
      ['deploy', undefined],
      ['deploy', undefined],
      ['deploy', 'rollback'],
      ['deploy', undefined],
      ['redeploy', undefined],
      ['rollback', undefined],
    ]);
  });

  it('is failed and not lost when one of several places fails', () => {
    const [link] = derive([
      fact('v1', 0.5, { subject: 'argocd-app:us', state: 'failed' }),
      fact('v1', 1, { subject: 'argocd-app:eu' }),
    ]);
    expect(link).toMatchObject({
      status: 'succeeded',
      failures: [{ rule: 'sync_failed' }],
      firstFinishedAt: HOUR,
    });
  });

  it('leaves out what was cancelled and waits for what runs', () => {
    const links = derive([
      fact('v1', 1, { state: 'cancelled' }),
      fact('v2', 2, { state: 'running', finishedAt: null }),
    ]);
    expect(links).toMatchObject([
      { status: 'running', finishedAt: null, firstFinishedAt: null },
    ]);
  });

  it('goes on from what ran before', () => {
    const [live] = derive([fact('v2', 0)]);
    const earlier = {
      components: [{ component: WHOLE, live, ended: live }],
      firstRanAt: new Map([
        ['v1', -HOUR],
        ['v2', 0],
      ]),
    };
    expect(derive([fact('v1', 5)], earlier)).toMatchObject([
      { kind: 'rollback', previousRevision: 'v2' },
    ]);
  });

  it('C6: does not end before it begins', () => {
    const [link] = derive([fact('v1', 1, { startedAt: 2 * HOUR })]);
    expect(link).toMatchObject({ startedAt: HOUR, finishedAt: HOUR });
  });
});
