import { RestoreSurvival } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { restores } from './restores';
import { SelectedIncident } from './selectedRows';
import { kaplanMeier, restrictedMean } from './survival';
import { Span } from './windows';

/**
 * How long the incidents of a span last, those included that still do: these
 * count as lasting at least since their detection. The mean is that within the
 * longest time that any of them is known to have lasted.
 */
export function restoreSurvival(
  incidents: readonly SelectedIncident[],
  span: Span,
  now: Instant,
): RestoreSurvival {
  const { closed, open } = restores(incidents, span);
  const lasts = (ended: boolean) => (row: SelectedIncident) => ({
    duration: row.seconds ?? Math.max(0, now - row.detectedAt) / 1000,
    ended,
  });
  const observations = [...closed.map(lasts(true)), ...open.map(lasts(false))];
  const curve = kaplanMeier(observations);
  return {
    n: observations.length,
    open: open.length,
    medianSeconds: curve?.median ?? null,
    restrictedMeanSeconds: curve && restrictedMean(curve, curve.longest),
    horizonSeconds: curve?.longest ?? null,
  };
}
