import { MetricId, Target } from '@dora-metrics/backstage-plugin-dora-common';
import { isDay } from '../filters/filters';
import { toDay } from '../filters/query';
import {
  fittingUnit,
  TargetUnit,
  toNumber,
  toValue,
  unitsOf,
} from './targetUnits';

const QUARTER = 91 * 86_400_000;

/** A target as it is being typed. */
export interface TargetDraft {
  metric: MetricId;
  typed: string;
  unit: TargetUnit;
  due: string;
}

/** What the fields hold at first: the target, or an empty one due in a quarter. */
export function draftOf(metric: MetricId, known: Target[]): TargetDraft {
  const target = known.find(one => one.metric === metric);
  if (!target) {
    const due = toDay(new Date(Date.now() + QUARTER));
    return { metric, typed: '', unit: unitsOf(metric)[0], due };
  }
  const unit = fittingUnit(metric, target.value);
  return { metric, typed: toNumber(target.value, unit), unit, due: target.due };
}

/** The value in the metric's unit; undefined when it cannot be a target. */
export function valueOf({ metric, typed, unit }: TargetDraft) {
  return toValue(metric, typed, unit);
}

/** Whether a target can be due on this day. */
export function isDue(day: string): boolean {
  return isDay(day) && day > toDay(new Date());
}
