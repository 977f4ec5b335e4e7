import {
  DEPLOYMENT_KINDS,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import { SelectedDeployment, SelectedIncident } from '../../metrics';

const DAY = Date.UTC(2026, 2, 1);
const duration = fc.nat(10_000_000).map(milliseconds => milliseconds / 1000);

/** Any deployment, counted. */
export const deployment: fc.Arbitrary<SelectedDeployment> = fc.record({
  id: fc.uuid(),
  startedAt: fc.constant(DAY),
  finishedAt: fc.integer({ min: DAY, max: DAY + 90 * 86_400_000 }),
  kind: fc.constantFrom(...DEPLOYMENT_KINDS),
  succeeded: fc.boolean(),
  notInFrequency: fc.constantFrom(null, 'kind' as const),
  notInFailureRate: fc.constantFrom(null, 'kind' as const),
  maturesAt: fc.integer({ min: DAY, max: DAY + 91 * 86_400_000 }),
  failures: fc.subarray([...FAILURE_RULES]),
  leadTimes: fc.array(
    duration.map(seconds => ({ seconds, shas: [], change: null })),
    { maxLength: 4 },
  ),
  stageSeconds: fc.array(fc.array(duration, { minLength: 8, maxLength: 8 }), {
    maxLength: 4,
  }),
});

/** Any incident that is over, counted. */
export const incident: fc.Arbitrary<SelectedIncident> = fc.record({
  id: fc.uuid(),
  detectedAt: fc.integer({ min: DAY, max: DAY + 90 * 86_400_000 }),
  severity: fc.constantFrom('SEV1', 'SEV2', 'störung', 'unknown'),
  seconds: fc.option(duration),
  excluded: fc.constantFrom(null, 'duplicate', 'negative', 'no_end'),
  isOpen: fc.constant(false),
  isChangeRelated: fc.boolean(),
  endedByResolution: fc.boolean(),
  mitigatedSeconds: fc.option(duration),
  resolvedSeconds: fc.option(duration),
  isReopened: fc.boolean(),
});
