/** A share this close to a half is a half. */
const ROUNDING = 1e-9;

/** How long something has lasted, and whether it is over. */
export interface Observation {
  duration: number;
  /** False where it still lasts, so that the duration is the least it will be. */
  ended: boolean;
}

/** What happens at one duration. */
export interface SurvivalStep {
  time: number;
  /** Those that last at least this long. */
  atRisk: number;
  ended: number;
  /** The share that lasts longer, from here to the next step. */
  survival: number;
}

/** How many last how long, in the unit of the durations. */
export interface SurvivalCurve {
  /** One for each duration at which something ended, ascending. */
  steps: SurvivalStep[];
  /** The first duration that at most half outlast; null when more than half do. */
  median: number | null;
  /** The longest duration, ended or not. */
  longest: number;
}

/**
 * The curve of Kaplan and Meier (1958). What still lasts counts as far as it is
 * known: neither as over, nor left out. Null for no observations.
 */
export function kaplanMeier(
  observations: readonly Observation[],
): SurvivalCurve | null {
  if (observations.length === 0) {
    return null;
  }
  const sorted = [...observations].sort((a, b) => a.duration - b.duration);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  for (let start = 0; start < sorted.length; ) {
    const time = sorted[start].duration;
    const atRisk = sorted.length - start;
    let ended = 0;
    for (; start < sorted.length && sorted[start].duration === time; start++) {
      ended += sorted[start].ended ? 1 : 0;
    }
    if (ended > 0) {
      survival *= (atRisk - ended) / atRisk;
      steps.push({ time, atRisk, ended, survival });
    }
  }
  return {
    steps,
    median: steps.find(step => step.survival <= 0.5 + ROUNDING)?.time ?? null,
    longest: sorted[sorted.length - 1].duration,
  };
}

/**
 * The mean duration within the first `horizon` (RMST; Irwin 1949), the area
 * under the curve up to there. Null beyond the longest duration, unless all have
 * ended: nobody knows the curve there.
 */
export function restrictedMean(
  { steps, longest }: SurvivalCurve,
  horizon: number,
): number | null {
  let area = 0;
  let time = 0;
  let survival = 1;
  for (const step of steps.filter(candidate => candidate.time < horizon)) {
    area += survival * (step.time - time);
    time = step.time;
    survival = step.survival;
  }
  if (horizon > longest && survival > 0) {
    return null;
  }
  return area + survival * (horizon - time);
}
