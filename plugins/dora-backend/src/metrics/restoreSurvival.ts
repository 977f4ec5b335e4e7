import { RestoreSurvival } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { valuesOf } from './samples';
import { kaplanMeier, restrictedMean } from './survival';
import { RestoreTally } from './tally';

/**
 * How long incidents last, those included that still do: these
 * count as lasting at least since their detection. The mean is that within the
 * longest time that any of them is known to have lasted.
 */
export function restoreSurvival(
  { closedSeconds, open }: RestoreTally,
  now: Instant,
): RestoreSurvival {
  const observations = [
    ...valuesOf(closedSeconds).map(duration => ({ duration, ended: true })),
    ...open.map(({ detectedAt, seconds }) => ({
      duration: seconds ?? Math.max(0, now - detectedAt) / 1000,
      ended: false,
    })),
  ];
  const curve = kaplanMeier(observations);
  return {
    n: observations.length,
    open: open.length,
    medianSeconds: curve?.median ?? null,
    restrictedMeanSeconds: curve && restrictedMean(curve, curve.longest),
    horizonSeconds: curve?.longest ?? null,
  };
}
