import {
  DefinitionKey,
  DefinitionValue,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  at,
  change,
  deploy,
  goesBack,
  incident,
  oneCommit,
  push,
  restored,
  shaOf,
  start,
  threeCommits,
  troubleAfter,
  twoPlaces,
} from './alternativeStories';

/** A value of a rule that is not its default, and what it changes. */
export interface Alternative {
  key: DefinitionKey;
  value: DefinitionValue;
  /** Tells it of a service of this name, and perhaps of its twin. */
  story: (name: string) => object[];
  measure: (report: ServiceMetrics) => number | null;
  before: number;
  after: number;
  /** Days before today instead of March 2026. */
  range?: string;
}

const HOUR_S = 3_600;

const deployments = ({ metrics }: ServiceMetrics) =>
  metrics.deployment_frequency.n;
const perDay = ({ metrics }: ServiceMetrics) =>
  metrics.deployment_frequency.value;
const leadHours = ({ metrics }: ServiceMetrics) =>
  metrics.lead_time.value! / HOUR_S;
const failed = ({ metrics }: ServiceMetrics) =>
  metrics.change_failure_rate.failed;
const judged = ({ metrics }: ServiceMetrics) => metrics.change_failure_rate.n;
const restoreMinutes = ({ metrics }: ServiceMetrics) =>
  metrics.time_to_restore.value! / 60;
const restores = ({ metrics }: ServiceMetrics) => metrics.time_to_restore.n;

const FREQUENCY: Alternative[] = [
  {
    key: 'frequencyKinds',
    value: ['deploy', 'rollback'],
    story: name => goesBack(name),
    measure: deployments,
    before: 3,
    after: 4,
  },
  {
    key: 'fanOutMinutes',
    value: 0,
    story: twoPlaces,
    measure: deployments,
    before: 1,
    after: 2,
  },
  {
    // March 2026 begins with a Sunday and has 22 days from Monday to Friday.
    key: 'frequencyDays',
    value: 'weekdays',
    story: name => [deploy(name, '1', at(1)), deploy(name, '2', at(2))],
    measure: perDay,
    before: 2 / 31,
    after: 2 / 22,
  },
  {
    key: 'hotfixBranches',
    value: ['urgent/*'],
    story: name => [
      ...start(name),
      push(name, '0', [['1', at(10, 2)]]),
      change(name, '1', { headRef: 'urgent/7', mergedAt: at(10, 3) }),
      deploy(name, '1', at(10, 4)),
    ],
    measure: ({ further }) => further.deployment_rework_rate.rework,
    before: 0,
    after: 1,
  },
];

const lead = (
  key: DefinitionKey,
  story: Alternative['story'],
  before: number,
  values: Array<[DefinitionValue, number]>,
): Alternative[] =>
  values.map(([value, after]) => ({
    key,
    value,
    story,
    measure: leadHours,
    before,
    after,
  }));

const LEAD_TIME: Alternative[] = [
  ...lead('leadTimeUnit', threeCommits, 2, [
    ['change', 2.5],
    ['deployment_head', 1],
    ['deployment_oldest', 4],
    ['deployment_mean', 7 / 3],
  ]),
  ...lead('leadTimeStart', oneCommit, 10, [
    ['committed', 8],
    ['pushed', 6],
    ['opened', 5],
    ['approved', 3],
    ['merged', 2],
  ]),
  ...lead('leadTimeEnd', twoPlaces, 2, [
    ['first_place', 1.5],
    ['started', 1],
  ]),
  ...lead('leadTimeStatistic', threeCommits, 2, [['mean', 7 / 3]]),
  ...lead(
    'leadTimeCountsBots',
    name => [
      ...start(name),
      push(name, '0', [
        ['1', at(10, 7), { bot: true }],
        ['2', at(10, 9)],
      ]),
      deploy(name, '2', at(10, 12)),
    ],
    4,
    [[false, 3]],
  ),
  ...lead(
    'leadTimeCherryPicks',
    name => [
      ...start(name),
      push(name, '0', [
        [
          '1',
          at(10, 2),
          { committedAt: at(10, 11), cherryPickedFrom: shaOf(name, '9') },
        ],
      ]),
      deploy(name, '1', at(10, 12)),
    ],
    10,
    [['committed', 1]],
  ),
];

const FAILURES: Alternative[] = [
  {
    key: 'failureWindowHours',
    value: 4,
    story: troubleAfter(5),
    measure: failed,
    before: 1,
    after: 0,
  },
  {
    key: 'failureWindowHours',
    value: null,
    story: troubleAfter(300),
    measure: failed,
    before: 0,
    after: 1,
  },
  {
    key: 'failureRules',
    value: ['sync_failed', 'incident'],
    story: goesBack,
    measure: failed,
    before: 1,
    after: 0,
  },
  {
    key: 'countFailedRollouts',
    value: false,
    story: name => [
      deploy(name, '1', at(9)),
      deploy(name, '2', at(10), { status: 'failed' }),
    ],
    measure: judged,
    before: 2,
    after: 1,
  },
  {
    key: 'failureSeverity',
    value: 'SEV2',
    story: troubleAfter(1, { severity: 'SEV3' }),
    measure: failed,
    before: 1,
    after: 0,
  },
  {
    key: 'countProvisional',
    value: true,
    story: name => [
      deploy(name, '1', new Date(Date.now() - HOUR_S * 1_000).toISOString()),
    ],
    measure: judged,
    range: '3d',
    before: 0,
    after: 1,
  },
  {
    key: 'incidentBlames',
    value: 'latest_of_each_service',
    story: name => [
      deploy(name, '1', at(10)),
      deploy(`${name}-twin`, '1', at(10, 1)),
      {
        ...incident(name, 'a', at(10, 2)),
        service: null,
        services: [name, `${name}-twin`],
      },
    ],
    measure: failed,
    before: 0,
    after: 1,
  },
  {
    key: 'rollbackBlames',
    value: 'all_undone',
    story: goesBack,
    measure: failed,
    before: 1,
    after: 2,
  },
  {
    // The first of them was made more than 24 h before.
    key: 'rollbackBlames',
    value: 'first_undone',
    story: name => [
      deploy(name, '1', at(5)),
      deploy(name, '2', at(7)),
      deploy(name, '3', at(10)),
      deploy(name, '1', at(10, 1)),
    ],
    measure: failed,
    before: 1,
    after: 0,
  },
];

const RESTORE: Alternative[] = [
  {
    key: 'restorePopulation',
    value: 'change_related',
    story: name => [
      deploy(name, '1', at(10)),
      incident(name, 'a', at(10, 1), { mitigatedAt: at(10, 2) }),
      incident(name, 'b', at(20, 1), { mitigatedAt: at(20, 4) }),
    ],
    measure: restoreMinutes,
    before: 120,
    after: 60,
  },
  ...(
    [
      ['restoreStart', 'deployment_started', 45],
      ['restoreStart', 'deployment_finished', 35],
      ['restoreEnd', 'resolved', 40],
      ['restoreEnd', 'remediated', 60],
    ] as const
  ).map(([key, value, after]) => ({
    key,
    value,
    story: restored,
    measure: restoreMinutes,
    before: 25,
    after,
  })),
  {
    key: 'restoreStatistic',
    value: 'median',
    story: name =>
      [10, 20, 90].map((minutes, index) =>
        incident(name, `${index}`, at(10 + index), {
          mitigatedAt: at(10 + index, 0, minutes),
        }),
      ),
    measure: restoreMinutes,
    before: 40,
    after: 20,
  },
  {
    // Open from 10:00 to 11:00 and from 13:00 to 13:30.
    key: 'restoreReopened',
    value: 'open_time',
    story: name => [
      incident(name, 'a', at(10, 10), { resolvedAt: at(10, 11) }),
      { type: 'incident', id: `${name}-a`, reopenedAt: at(10, 13) },
      { type: 'incident', id: `${name}-a`, resolvedAt: at(10, 13, 30) },
    ],
    measure: restoreMinutes,
    before: 210,
    after: 90,
  },
  {
    key: 'restoreOpen',
    value: 'so_far',
    story: name => [
      incident(name, 'a', at(10), { mitigatedAt: at(10, 1) }),
      incident(name, 'b', at(11)),
    ],
    measure: restores,
    before: 1,
    after: 2,
  },
];

/** By what they are about: those of different groups may be in force together. */
export const ALTERNATIVES: Alternative[][] = [
  FREQUENCY,
  LEAD_TIME,
  FAILURES,
  RESTORE,
];
