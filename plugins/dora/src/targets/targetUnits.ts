import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';

/** A unit that a target can be entered in, and what one of it is worth. */
export interface TargetUnit {
  name:
    | 'perDay'
    | 'perWeek'
    | 'perMonth'
    | 'minutes'
    | 'hours'
    | 'days'
    | 'percent';
  worth: number;
}

const RATES: TargetUnit[] = [
  { name: 'perDay', worth: 1 },
  { name: 'perWeek', worth: 1 / 7 },
  { name: 'perMonth', worth: 12 / 365 },
];

const DURATIONS: TargetUnit[] = [
  { name: 'minutes', worth: 60 },
  { name: 'hours', worth: 3600 },
  { name: 'days', worth: 86_400 },
];

const TARGET_UNITS: Record<MetricId, TargetUnit[]> = {
  deployment_frequency: RATES,
  lead_time: DURATIONS,
  change_failure_rate: [{ name: 'percent', worth: 0.01 }],
  time_to_restore: DURATIONS,
};

/** The units of a metric, the smallest duration and the shortest span first. */
export function unitsOf(metric: MetricId): TargetUnit[] {
  return TARGET_UNITS[metric];
}

/** The unit in which a value is a short number. */
export function fittingUnit(metric: MetricId, value: number): TargetUnit {
  const units = unitsOf(metric);
  if (metric === 'deployment_frequency') {
    // The shortest span in which it happens at least once.
    return (
      units.find(({ worth }) => value / worth >= 1 - 1e-9) ??
      units[units.length - 1]
    );
  }
  const whole = [...units].reverse().find(({ worth }) => value % worth === 0);
  return whole && value > 0 ? whole : units[0];
}

/** A value as the number to be edited. */
export function toNumber(value: number, { worth }: TargetUnit): string {
  return String(Number((value / worth).toPrecision(6)));
}

/** The value of what was typed; undefined when it cannot be a target. */
export function toValue(
  metric: MetricId,
  typed: string,
  { worth }: TargetUnit,
): number | undefined {
  if (typed.trim() === '') {
    return undefined;
  }
  // Without the rounding, 15 hundredths are not 0.15.
  const value = Number((Number(typed) * worth).toPrecision(12));
  if (metric === 'change_failure_rate') {
    return value >= 0 && value <= 1 ? value : undefined;
  }
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
