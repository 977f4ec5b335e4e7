import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import { SelectedDeployment, SelectedIncident, SelectedRows } from '../metrics';
import {
  Family,
  histogramSamples,
  Labels,
  Sample,
  summarySamples,
} from './exposition';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Bounds of the duration buckets, in seconds: a minute to 90 days. */
export const DURATION_BOUNDS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  30 * DAY,
  90 * DAY,
];

/** The families in which a service's samples are told, without samples. */
const FAMILIES: Omit<Family, 'samples'>[] = [
  {
    name: 'deployment_frequency_total',
    help: 'Successful deployments that changed what runs',
    type: 'counter',
  },
  {
    name: 'deployment_result',
    help: 'Deployments by outcome, roll-outs that failed included',
    type: 'counter',
  },
  {
    name: 'deployment_lead_time_seconds',
    help: 'Seconds from a commit to the deployment that delivers it first',
    type: 'histogram',
  },
  {
    name: 'incident_restore_seconds',
    help: 'Seconds from detection to mitigation, else to resolution',
    type: 'histogram',
  },
  {
    name: 'incident_duration_seconds',
    help: 'Seconds from detection to resolution',
    type: 'histogram',
  },
  {
    name: 'ci_stage_duration_seconds',
    help: 'Seconds of lead time that a stage takes, for each commit',
    type: 'summary',
  },
];

/** Samples by the name of their family. */
export type SamplesByFamily = Map<string, Sample[]>;

/** All samples of one service. */
export function serviceSamples(
  labels: Labels,
  rows: SelectedRows,
): SamplesByFamily {
  const judged = rows.deployments.filter(row => row.notInFailureRate === null);
  const succeeded = rows.deployments.filter(row => row.succeeded);
  return new Map([
    [
      'deployment_frequency_total',
      [
        {
          labels,
          value: succeeded.filter(row => row.notInFrequency === null).length,
        },
      ],
    ],
    ['deployment_result', resultSamples(labels, judged)],
    [
      'deployment_lead_time_seconds',
      histogramSamples(
        labels,
        succeeded.flatMap(row => row.leadTimes.map(({ seconds }) => seconds)),
        DURATION_BOUNDS,
      ),
    ],
    [
      'incident_restore_seconds',
      bySeverity(labels, rows.incidents, row =>
        row.excluded === null ? row.seconds : null,
      ),
    ],
    [
      'incident_duration_seconds',
      bySeverity(labels, rows.incidents, row => row.resolvedSeconds),
    ],
    ['ci_stage_duration_seconds', stageSamples(labels, succeeded)],
  ]);
}

/** Joins the samples of all services into families. */
export function toFamilies(services: SamplesByFamily[]): Family[] {
  return FAMILIES.map(family => ({
    ...family,
    samples: services.flatMap(service => service.get(family.name) ?? []),
  }));
}

function resultSamples(labels: Labels, judged: SelectedDeployment[]): Sample[] {
  const failed = judged.filter(({ failures }) => failures.length > 0).length;
  return [
    {
      labels: { ...labels, status: 'success' },
      value: judged.length - failed,
    },
    { labels: { ...labels, status: 'failed' }, value: failed },
  ];
}

function bySeverity(
  labels: Labels,
  incidents: SelectedIncident[],
  secondsOf: (row: SelectedIncident) => number | null,
): Sample[] {
  const counted = incidents.filter(row => row.excluded !== 'duplicate');
  const severities = [...new Set(counted.map(row => row.severity))].sort();
  return severities.flatMap(severity =>
    histogramSamples(
      { ...labels, severity },
      counted
        .filter(row => row.severity === severity)
        .flatMap(row => secondsOf(row) ?? []),
      DURATION_BOUNDS,
    ),
  );
}

function stageSamples(
  labels: Labels,
  deployments: SelectedDeployment[],
): Sample[] {
  const commits = deployments.flatMap(row => row.stageSeconds);
  return STAGES.flatMap((stage, index) =>
    summarySamples(
      { ...labels, stage },
      commits.map(seconds => seconds[index] ?? 0),
    ),
  );
}
