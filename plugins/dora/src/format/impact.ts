import { Impact } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatDuration } from './duration';
import { DASH, formatMetric } from './metric';
import { formatPoints } from './percent';
import { formatP } from './pValue';
import { formatRate, rateUnit } from './rate';

/** Rows from which on percentages have a decimal. */
const WITH_DECIMAL = 200;

/** What became of a metric after an intervention. */
export interface ImpactWords {
  before: string;
  after: string;
  /** "▼ 40 min, better (p 0.003)", or why nothing can be said. */
  text: string;
  tone: 'good' | 'bad' | 'neutral';
}

/** Tells a metric before and after, in one unit, and whether it differs. */
export function formatImpact(impact: Impact, t: Translate): ImpactWords {
  return {
    before: formatSide(impact, impact.before, t),
    after: formatSide(impact, impact.after, t),
    ...formatVerdict(impact, t),
  };
}

function formatSide(
  impact: Impact,
  { value, n }: Impact['before'],
  t: Translate,
): string {
  if (value === null) {
    return DASH;
  }
  return impact.unit === 'per_day'
    ? formatRate(value, t, unitOf(impact))
    : formatMetric(impact.unit, value, t, n);
}

/** Both sides are told for the span in which the more frequent happens. */
function unitOf({ before, after }: Impact) {
  return rateUnit(Math.max(before.value ?? 0, after.value ?? 0));
}

function formatVerdict(
  impact: Impact,
  t: Translate,
): Pick<ImpactWords, 'text' | 'tone'> {
  const { verdict, pValue } = impact;
  const test = [
    t('pValue.text', { p: formatP(pValue, t) }),
    ...formatInterval(impact, t),
  ].join('; ');
  switch (verdict) {
    case 'better':
    case 'worse': {
      const word = t(`interventions.verdict.${verdict}`, { test });
      const amount = formatShift(impact, t);
      return {
        text: amount ? `${amount}, ${word}` : word,
        tone: verdict === 'better' ? 'good' : 'bad',
      };
    }
    case 'unclear':
      return {
        text: t('interventions.verdict.unclear', { test }),
        tone: 'neutral',
      };
    default:
      return { text: t('interventions.verdict.tooFew'), tone: 'neutral' };
  }
}

/** "▼ 40 min"; nothing where most values stayed as they were. */
function formatShift(impact: Impact, t: Translate): string | null {
  const { shift, unit } = impact;
  if (!shift) {
    return null;
  }
  const size = Math.abs(shift);
  const arrow = shift < 0 ? '▼' : '▲';
  switch (unit) {
    case 'per_day':
      return `${arrow} ${formatRate(size, t, unitOf(impact))}`;
    case 'seconds':
      return `${arrow} ${formatDuration(size, t)}`;
    default:
      return `${arrow} ${formatPoints(size, t)}`;
  }
}

/** "95 % −9 to 4 points", of a difference of fractions. */
function formatInterval({ interval }: Impact, t: Translate): string[] {
  if (!interval) {
    return [];
  }
  const [low, high] = [interval.low, interval.high].map(end =>
    // A minus as wide as a plus, not a hyphen.
    formatPoints(end, t, WITH_DECIMAL).replace('-', '−'),
  );
  return [t('interventions.interval', { low, high })];
}
