import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DeploymentLinkRow, IncidentLinkRow } from './rows';
import { GeneratedService } from './organisation';
import { Random, WeightedChoice } from './random';

const MINUTE_MS = 60_000;
const DETECTION_MEDIAN_MS = 15 * MINUTE_MS;
const LATEST_DETECTION_MS = 23 * 60 * MINUTE_MS;
const RESTORE_SIGMA = 1.2;
const SEVERITIES = [
  { name: 'SEV1', weight: 5, medianMs: 35 * MINUTE_MS },
  { name: 'SEV2', weight: 15, medianMs: 60 * MINUTE_MS },
  { name: 'SEV3', weight: 40, medianMs: 120 * MINUTE_MS },
  { name: 'SEV4', weight: 40, medianMs: 300 * MINUTE_MS },
];
const SEVERITY_CHOICE = new WeightedChoice(
  SEVERITIES.map(({ weight }) => weight),
);
const NEVER_ENDED_SHARE = 0.001;
const NEGATIVE_SHARE = 0.001;
const UNMITIGATED_SHARE = 0.1;
const REOPENED_SHARE = 0.03;
const SHARED_SHARE = 0.02;
const DUPLICATE_SHARE = 0.01;

/** Whom an incident affects and what is known of its cause. */
export interface IncidentOrigin {
  service: GeneratedService;
  /** The deployment that is told to have caused it; null where none has. */
  cause: DeploymentLinkRow | null;
  detectedAt: Instant;
  now: Instant;
  /** A service that may be affected too. */
  neighbour: GeneratedService;
}

/** When an incident that a deployment causes is detected. */
export function detectionAfter(
  deployment: DeploymentLinkRow,
  random: Random,
): Instant {
  const delay = random.logNormal(DETECTION_MEDIAN_MS, 1.2);
  return (
    deployment.started_at + Math.round(Math.min(delay, LATEST_DETECTION_MS))
  );
}

/** The links of one incident: of its service, now and then of a neighbour, and of a duplicate. */
export function incidentLinksOf(
  origin: IncidentOrigin,
  random: Random,
): IncidentLinkRow[] {
  const link = incidentLink(origin, random);
  const links = [link];
  const { ref } = origin.neighbour;
  if (random.chance(SHARED_SHARE) && ref !== link.service_ref) {
    links.push({ ...link, service_ref: ref });
  }
  if (random.chance(DUPLICATE_SHARE)) {
    links.push({
      ...link,
      incident_id: random.hex(32),
      is_duplicate: true,
      deployment_id: null,
      method: 'duplicate',
    });
  }
  return links;
}

function incidentLink(
  { service, cause, detectedAt, now }: IncidentOrigin,
  random: Random,
): IncidentLinkRow {
  const { name, medianMs } = SEVERITIES[SEVERITY_CHOICE.draw(random)];
  return {
    incident_id: random.hex(32),
    service_ref: service.ref,
    environment: 'production',
    severity: name,
    detected_at: detectedAt,
    ...courseOf(detectedAt, medianMs, now, random),
    remediated_at: null,
    is_duplicate: false,
    deployment_id: cause?.id ?? null,
    method: cause ? 'told' : 'none',
    corrected: false,
  };
}

/** What was told of its end until now. */
function courseOf(
  detectedAt: Instant,
  medianMs: number,
  now: Instant,
  random: Random,
) {
  const restoreMs = Math.round(random.logNormal(medianMs, RESTORE_SIGMA));
  const clearingMs = Math.round(random.logNormal(20 * MINUTE_MS, 1));
  const neverEnds = random.chance(NEVER_ENDED_SHARE);
  const isNegative = random.chance(NEGATIVE_SHARE);
  const isMitigated = !random.chance(UNMITIGATED_SHARE);
  const reopens = random.chance(REOPENED_SHARE) ? 1 : 0;
  const end = isNegative ? detectedAt - MINUTE_MS : detectedAt + restoreMs;
  if (neverEnds || end > now) {
    return { mitigated_at: null, resolved_at: null, open_ms: null, reopens };
  }
  const resolvedAt = end + clearingMs;
  return {
    mitigated_at: isMitigated ? end : null,
    resolved_at:
      isMitigated && resolvedAt > now ? null : Math.min(resolvedAt, now),
    open_ms: Math.max(
      0,
      reopens ? Math.floor(restoreMs / 2) : end - detectedAt,
    ),
    reopens,
  };
}
