import { ConfigReader } from '@backstage/config';
import { readDefinitions } from './definitionConfig';
import { DEFAULT_VALUES, DEFINITION_KEYS } from './definitions';

const read = (definitions?: object) =>
  readDefinitions(new ConfigReader({ dora: { definitions } }));

describe('readDefinitions', () => {
  it('has the usual rules and the classic levels where nothing is configured', () => {
    const { values, origins, levels, profiles, minimums } = read();
    expect(values).toEqual(DEFAULT_VALUES);
    expect(origins).toEqual(
      Object.fromEntries(DEFINITION_KEYS.map(key => [key, 'default'])),
    );
    expect(levels.id).toBe('classic');
    expect(profiles.map(({ id }) => id)).not.toContain('custom');
    expect(minimums).toEqual({
      deploymentFrequencyDays: 14,
      leadTimeCommits: 5,
      changeFailureDeployments: 20,
      restoreIncidents: 3,
    });
  });

  it('takes the rules of a profile, and its own before these', () => {
    const { values, origins, levels } = read({
      profile: '2024',
      restoreStatistic: 'mean',
      fanOutMinutes: 0,
    });
    expect(levels.id).toBe('2024');
    expect(values).toEqual({
      ...DEFAULT_VALUES,
      countFailedRollouts: false,
      restorePopulation: 'change_related',
      restoreStatistic: 'mean',
      fanOutMinutes: 0,
    });
    expect(origins).toMatchObject({
      countFailedRollouts: 'profile',
      restorePopulation: 'profile',
      restoreStatistic: 'configuration',
      fanOutMinutes: 'configuration',
      leadTimeUnit: 'default',
    });
  });

  it('takes a year without quotes', () => {
    expect(read({ profile: 2019 }).levels.id).toBe('2019');
  });

  it('reads values of each kind', () => {
    expect(
      read({
        failureWindowHours: 4,
        countFailedRollouts: false,
        failureRules: ['manual', 'incident'],
        leadTimeUnit: 'change',
        hotfixBranches: ['fix/*'],
      }).values,
    ).toMatchObject({
      failureWindowHours: 4,
      countFailedRollouts: false,
      failureRules: ['incident', 'manual'],
      leadTimeUnit: 'change',
      hotfixBranches: ['fix/*'],
    });
  });

  it('reads that there is no limit', () => {
    const { values } = read({ failureWindowHours: 'none' });
    expect(values.failureWindowHours).toBeNull();
  });

  it('takes what is null for not written, as Backstage does', () => {
    const { values, origins } = read({ failureWindowHours: null });
    expect(values.failureWindowHours).toBe(24);
    expect(origins.failureWindowHours).toBe('default');
  });

  it('reads minimums', () => {
    expect(read({ minimums: { leadTimeCommits: 9 } }).minimums).toMatchObject({
      leadTimeCommits: 9,
      restoreIncidents: 3,
    });
  });

  it.each([
    [
      { failureWindowHours: 0 },
      "dora.definitions.failureWindowHours: must be from 1 to 168 h, or 'none'",
    ],
    [
      { countFailedRollouts: 'yes' },
      'dora.definitions.countFailedRollouts: must be true or false',
    ],
    [
      { leadTimeUnit: 'commits' },
      'dora.definitions.leadTimeUnit: must be one of commit, change',
    ],
    [
      { frequencyKinds: ['deploys'] },
      'dora.definitions.frequencyKinds: must be a list of deploy',
    ],
    [
      { profile: '2020' },
      'dora.definitions.profile: must be one of classic, 2018, 2019, 2021, 2022, 2023, 2024, 2025',
    ],
    [{ profile: 'custom' }, 'dora.definitions.profile: must be one of classic'],
    [
      { failureWindow: 4 },
      'dora.definitions.failureWindow: there is no such key; is failureWindowHours meant?',
    ],
    [{ Profile: '2024' }, 'is profile meant?'],
    [{ leadtimestatistics: 'mean' }, 'is leadTimeStatistic meant?'],
    [
      { minimums: { incidents: 4 } },
      'dora.definitions.minimums.incidents: there is no such key; is restoreIncidents meant?',
    ],
    [
      { minimums: { leadTimeCommits: 0 } },
      'dora.definitions.minimums.leadTimeCommits: must be greater than zero',
    ],
  ])('refuses %j', (definitions, message) => {
    expect(() => read(definitions)).toThrow(message);
  });
});

describe('levels of one’s own', () => {
  const frequency = [
    { level: 'elite', op: '>', value: 1 },
    { level: 'high', op: '>=', value: 1 },
    { level: 'low' },
  ];

  it('are in force unless another profile is named', () => {
    const levels = { title: 'Ours', deployment_frequency: frequency };
    const own = read({ levels });
    expect(own.levels).toMatchObject({ id: 'custom', title: 'Ours' });
    expect(own.profiles.at(-1)).toBe(own.levels);
    expect(read({ levels, profile: 'custom' }).levels.id).toBe('custom');
    const other = read({ levels, profile: '2024' });
    expect(other.levels.id).toBe('2024');
    expect(other.profiles.at(-1)?.id).toBe('custom');
  });

  it('keep the classic ones for metrics that are left out, and say so', () => {
    const { levels, profiles } = read({
      levels: { deployment_frequency: frequency },
    });
    expect(levels.levels).toEqual({
      ...profiles[0].levels,
      deployment_frequency: [
        { level: 'elite', op: '>', value: 1 },
        { level: 'high', op: '>=', value: 1 },
        { level: 'low', op: '>=', value: null },
      ],
    });
    expect(levels.notes).toEqual([
      'Not configured, and therefore as in Classic: lead time, change failure rate, time to restore.',
    ]);
  });

  it.each<[string, unknown]>([
    ['lead_time', [{ level: 'high', op: '<', value: 60 }, { level: 'low' }]],
    [
      'lead_time',
      [
        { level: 'elite', op: '<', value: 60 },
        { level: 'high', op: '<=', value: 60 },
        { level: 'low', op: '<=', value: null },
      ],
    ],
    ['time_to_restore', [{ level: 'low' }]],
    [
      'deployment_frequency',
      [
        { level: 'elite', op: '>=', value: 2 },
        { level: 'low', op: '>=', value: 0 },
      ],
    ],
  ])('may be, for %s, %j', (metric, bands) => {
    expect(() => read({ levels: { [metric]: bands } })).not.toThrow();
  });

  it.each<[string, unknown, string]>([
    ['lead_times', [], 'levels.lead_times: there is no such key; is lead_time'],
    ['lead_time', [], 'levels.lead_time: must be a list of levels'],
    ['lead_time', 'fast', 'levels.lead_time: must be a list of levels'],
    ['lead_time', ['fast'], 'lead_time[0].level: must be one of elite, high'],
    [
      'lead_time',
      [{ level: 'best', op: '<', value: 1 }],
      'lead_time[0].level: must be one of elite, high',
    ],
    [
      'lead_time',
      [{ level: 'elite', op: '>', value: 1 }],
      "lead_time[0].op: must be '<=' or '<'",
    ],
    [
      'deployment_frequency',
      [{ level: 'elite', op: '<', value: 1 }],
      "deployment_frequency[0].op: must be '>=' or '>'",
    ],
    [
      'lead_time',
      [{ level: 'elite', op: '<', value: '1 h' }],
      'lead_time[0].value: must be a number from 0 on',
    ],
    [
      'lead_time',
      [{ level: 'elite', op: '<', value: -1 }],
      'lead_time[0].value: must be a number from 0 on',
    ],
    [
      'lead_time',
      [{ level: 'elite', op: '<', value: 1 }],
      'levels.lead_time: the last level must have no value',
    ],
    [
      'deployment_frequency',
      [{ level: 'elite', op: '>', value: 0 }],
      'levels.deployment_frequency: the last level must have no value',
    ],
    [
      'lead_time',
      [{ level: 'high', op: '<', value: 1 }, { level: 'elite' }],
      'lead_time[1].level: must be worse than the one before it',
    ],
    [
      'lead_time',
      [{ level: 'high', op: '<', value: 1 }, { level: 'high' }],
      'lead_time[1].level: must be worse than the one before it',
    ],
    [
      'lead_time',
      [{ level: 'high' }, { level: 'low' }],
      'lead_time[1]: the level before it has no value',
    ],
    [
      'lead_time',
      [
        { level: 'elite', op: '<=', value: 60 },
        { level: 'high', op: '<', value: 60 },
        { level: 'low' },
      ],
      'lead_time[1].value: accepts no more than the level before it',
    ],
    [
      'deployment_frequency',
      [
        { level: 'elite', op: '>=', value: 1 },
        { level: 'high', op: '>=', value: 4 },
        { level: 'low' },
      ],
      'deployment_frequency[1].value: accepts no more than',
    ],
  ])('must not be, for %s, %j', (metric, bands, message) => {
    expect(() => read({ levels: { [metric]: bands } })).toThrow(message);
  });
});
