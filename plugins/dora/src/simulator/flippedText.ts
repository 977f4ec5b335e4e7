import { Simulation } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';

/** How many deployments would be judged otherwise, as a sentence. */
export function flippedText(
  { flipped, deployments }: Simulation,
  t: Translate,
): string {
  return flipped.length === 0
    ? t('definitions.simulator.none', { count: deployments })
    : t('definitions.simulator.flipped', {
        count: flipped.length,
        all: String(deployments),
      });
}
