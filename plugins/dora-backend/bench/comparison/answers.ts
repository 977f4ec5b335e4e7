/** What a report tells of one team, service or week. */
export interface Figures {
  /** Must be equal. */
  counts: Record<string, number>;
  /** May differ by what sketches promise. */
  seconds: Record<string, number>;
}

/** Figures by what they are of. */
export type Answer = Map<string, Figures>;

/** How well two answers to one question agree. */
export interface Agreement {
  /** Counts that were compared. */
  counts: number;
  /** Durations that were compared. */
  durations: number;
  /** What differs that must not. */
  differences: string[];
  /** The largest relative error of a duration. */
  worst: number;
}

/** Sketches promise so much. */
const LARGEST_ERROR = 0.01;

/** Compares all that ours tells, and looks whether it leaves out anything. */
export function compareAnswers(ours: Answer, plain: Answer): Agreement {
  const agreement = { counts: 0, durations: 0, differences: [], worst: 0 };
  for (const [key, figures] of ours) {
    compareFigures(key, figures, plain.get(key), agreement);
  }
  for (const [key, { counts }] of plain) {
    if (counts.deployments > 0 && !ours.has(key)) {
      (agreement as Agreement).differences.push(`${key}: only in plain SQL`);
    }
  }
  return agreement;
}

/** Both agreements in one. */
export function joinAgreements(one: Agreement, other: Agreement): Agreement {
  return {
    counts: one.counts + other.counts,
    durations: one.durations + other.durations,
    differences: [...one.differences, ...other.differences],
    worst: Math.max(one.worst, other.worst),
  };
}

function compareFigures(
  key: string,
  ours: Figures,
  plain: Figures | undefined,
  agreement: Agreement,
): void {
  for (const [name, count] of Object.entries(ours.counts)) {
    const expected = plain?.counts[name] ?? 0;
    agreement.counts++;
    if (count !== expected) {
      agreement.differences.push(`${key} ${name}: ${count}, not ${expected}`);
    }
  }
  for (const [name, seconds] of Object.entries(ours.seconds)) {
    const expected = plain?.seconds[name];
    const error =
      expected === undefined ? Infinity : relativeError(seconds, expected);
    agreement.durations++;
    agreement.worst = Math.max(agreement.worst, error);
    if (error > LARGEST_ERROR) {
      agreement.differences.push(`${key} ${name}: ${seconds}, not ${expected}`);
    }
  }
}

function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / expected;
}
