import { Target } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatDue } from './date';
import { DASH, formatMetric } from './metric';
import { formatNumber } from './number';
import { formatPercent } from './percent';
import { formatRate, inUnit, rateUnit } from './rate';
import { UNITS } from './units';

/** "4.5 of 5 per day by 20 Feb", "85 min, target 60 min by 20 Feb" */
export function formatTarget(
  { metric, value, current, due }: Target,
  t: Translate,
  now: number,
): string {
  const day = formatDue(due, t('locale'), now);
  if (metric !== 'deployment_frequency') {
    return t('targets.value', {
      current: formatMetric(UNITS[metric], current, t),
      target: formatMetric(UNITS[metric], value, t),
      due: day,
    });
  }
  const unit = rateUnit(value);
  return t('targets.rate', {
    current:
      current === null
        ? DASH
        : formatNumber(inUnit(current, unit), t('locale')),
    target: formatRate(value, t, unit),
    due: day,
  });
}

/** "75 % of the way from 3 per day; 34 % would be on time." */
export function formatWay(target: Target, t: Translate): string {
  const { metric, baseline, progress, expected } = target;
  if (baseline === null || progress === null) {
    return t('targets.noBaseline');
  }
  return t('targets.way', {
    // Adding zero keeps a hair less than nothing from being "-0 %".
    progress: formatPercent(Math.round(progress * 100) / 100 + 0, t),
    baseline:
      metric === 'deployment_frequency'
        ? formatRate(baseline, t, rateUnit(target.value))
        : formatMetric(UNITS[metric], baseline, t),
    expected: formatPercent(expected, t),
  });
}
