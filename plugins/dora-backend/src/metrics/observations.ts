import {
  MetricId,
  MetricUnit,
} from '@dora-metrics/backstage-plugin-dora-common';
import { headline } from './headline';
import { Profile } from './levels';
import { Measured } from './metricInput';
import { Sample, sizeOf } from './samples';
import { CountOverDays, Share } from './significance';

/** What each metric counts in. */
export const METRIC_UNITS: Record<MetricId, MetricUnit> = {
  deployment_frequency: 'per_day',
  lead_time: 'seconds',
  change_failure_rate: 'fraction',
  time_to_restore: 'seconds',
};

/** What the four metrics of one window are computed from. */
export interface Observations {
  /** Successful ones. */
  deployments: CountOverDays;
  /** Ascending. */
  leadSeconds: Sample;
  /** Failed ones of the mature. */
  failures: Share;
  /** Of closed incidents, ascending. */
  restoreSeconds: Sample;
}

/** A metric of one window; null where nothing was observed. */
export interface ObservedValue {
  value: number | null;
  n: number;
}

/** Picks what the metrics of a window are computed from. */
export function observe({ tally, window }: Measured): Observations {
  const { deployments, leadTimes, changeFailures, restores } = tally;
  return {
    deployments: {
      count: deployments.succeeded,
      days: window.frequencyDays,
    },
    leadSeconds: leadTimes,
    failures: { part: changeFailures.failed, n: changeFailures.mature },
    restoreSeconds: restores.seconds,
  };
}

/** The headlines of the four metrics, as reports of the same window have them. */
export function observedValues(
  { deployments, leadSeconds, failures, restoreSeconds }: Observations,
  profile: Profile,
): Record<MetricId, ObservedValue> {
  return {
    deployment_frequency: {
      value: ratio(deployments.count, deployments.days),
      n: deployments.count,
    },
    lead_time: {
      value: headline(leadSeconds, profile.leadTimeStatistic),
      n: sizeOf(leadSeconds),
    },
    change_failure_rate: {
      value: ratio(failures.part, failures.n),
      n: failures.n,
    },
    time_to_restore: {
      value: headline(restoreSeconds, profile.restoreStatistic),
      n: sizeOf(restoreSeconds),
    },
  };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
