import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import { BoundedDurations, DURATION_BOUNDS } from '../cells/BoundedDurations';
import { SeverityTotals, Totals } from '../cells/Totals';
import {
  Family,
  histogramSamples,
  Labels,
  Sample,
  summarySamples,
} from './exposition';

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
  totals: Totals,
): SamplesByFamily {
  return new Map([
    ['deployment_frequency_total', [{ labels, value: totals.deployments }]],
    ['deployment_result', resultSamples(labels, totals)],
    ['deployment_lead_time_seconds', durationSamples(labels, totals.leadTimes)],
    [
      'incident_restore_seconds',
      bySeverity(labels, totals, ({ restored }) => restored),
    ],
    [
      'incident_duration_seconds',
      bySeverity(labels, totals, ({ resolved }) => resolved),
    ],
    ['ci_stage_duration_seconds', stageSamples(labels, totals)],
  ]);
}

/** Joins the samples of all services into families. */
export function toFamilies(services: SamplesByFamily[]): Family[] {
  return FAMILIES.map(family => ({
    ...family,
    samples: services.flatMap(service => service.get(family.name) ?? []),
  }));
}

function resultSamples(labels: Labels, { judged, failed }: Totals): Sample[] {
  return [
    { labels: { ...labels, status: 'success' }, value: judged - failed },
    { labels: { ...labels, status: 'failed' }, value: failed },
  ];
}

function bySeverity(
  labels: Labels,
  { severities }: Totals,
  durationsOf: (totals: SeverityTotals) => BoundedDurations,
): Sample[] {
  return [...severities.keys()]
    .sort()
    .flatMap(severity =>
      durationSamples(
        { ...labels, severity },
        durationsOf(severities.get(severity)!),
      ),
    );
}

function durationSamples(
  labels: Labels,
  { counts, sumMs }: BoundedDurations,
): Sample[] {
  return histogramSamples(labels, {
    bounds: DURATION_BOUNDS,
    counts,
    sum: sumMs / 1000,
  });
}

function stageSamples(labels: Labels, { commits, stagesMs }: Totals): Sample[] {
  return STAGES.flatMap((stage, index) =>
    summarySamples(
      { ...labels, stage },
      { sum: stagesMs[index] / 1000, n: commits },
    ),
  );
}
