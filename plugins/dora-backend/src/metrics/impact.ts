import {
  Impact,
  Interval,
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { beforeAfter } from './beforeAfter';
import { discoveries } from './falseDiscovery';
import { newcombe } from './intervals';
import { Profile } from './levels';
import { METRIC_UNITS, Observations, observedValues } from './observations';
import { Sample, valuesOf } from './samples';
import { compareRates, compareShares } from './significance';

/** Days, values or deployments that each side needs. */
const FEWEST = 8;

/** What a test says of the two sides; nothing where one has too few rows. */
interface Finding {
  shift: number | null;
  interval: Interval | null;
  pValue: number | null;
  effect: number | null;
}

const TOO_FEW: Finding = {
  shift: null,
  interval: null,
  pValue: null,
  effect: null,
};

/**
 * The four metrics before and after a day. A difference is one where its test
 * stands among the four by Benjamini and Hochberg; what has caused it, nobody
 * knows.
 */
export function impacts(
  before: Observations,
  after: Observations,
  profile: Profile,
): Impact[] {
  const findings: Record<MetricId, Finding> = {
    deployment_frequency: rateFinding(before, after),
    lead_time: durationFinding(before.leadSeconds, after.leadSeconds),
    change_failure_rate: shareFinding(before, after),
    time_to_restore: durationFinding(
      before.restoreSeconds,
      after.restoreSeconds,
    ),
  };
  const found = discoveries(METRIC_IDS.map(id => findings[id].pValue));
  const valuesBefore = observedValues(before, profile);
  const valuesAfter = observedValues(after, profile);
  return METRIC_IDS.map((metric, index) => {
    const impact = {
      metric,
      unit: METRIC_UNITS[metric],
      before: valuesBefore[metric],
      after: valuesAfter[metric],
      ...findings[metric],
    };
    return { ...impact, verdict: verdictOf(impact, found[index]) };
  });
}

function rateFinding(before: Observations, after: Observations): Finding {
  const [rate1, rate2] = [before.deployments, after.deployments];
  if (Math.min(rate1.days, rate2.days) < FEWEST) {
    return TOO_FEW;
  }
  return {
    ...TOO_FEW,
    shift: rate2.count / rate2.days - rate1.count / rate1.days,
    pValue: compareRates(rate1, rate2),
  };
}

function shareFinding(before: Observations, after: Observations): Finding {
  const [share1, share2] = [before.failures, after.failures];
  if (Math.min(share1.n, share2.n) < FEWEST) {
    return TOO_FEW;
  }
  return {
    ...TOO_FEW,
    shift: share2.part / share2.n - share1.part / share1.n,
    interval: newcombe(share1, share2),
    pValue: compareShares(share1, share2),
  };
}

function durationFinding(before: Sample, after: Sample): Finding {
  const { tooFew, difference } = beforeAfter(valuesOf(before), valuesOf(after));
  if (tooFew || !difference) {
    return TOO_FEW;
  }
  const { shift, pValue, delta } = difference;
  return { ...TOO_FEW, shift, pValue, effect: delta };
}

function verdictOf(
  { metric, before, after, pValue, effect }: Omit<Impact, 'verdict'>,
  found: boolean,
): Impact['verdict'] {
  if (pValue === null || before.value === null || after.value === null) {
    return 'too_few';
  }
  const moved = Math.sign(after.value - before.value);
  // One outlier can move a mean against the ranks, which the test compares.
  const contradicts = effect !== null && Math.sign(effect) !== -moved;
  if (!found || moved === 0 || contradicts) {
    return 'unclear';
  }
  return moved > 0 === (metric === 'deployment_frequency') ? 'better' : 'worse';
}
