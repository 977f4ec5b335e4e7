import {
  CorrectionChange,
  DefinitionValues,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { StoredCorrection } from '../corrections/storedCorrections';
import { json } from '../database/columns';
import { IncidentTimes } from '../facts/incidentTimes';
import { isMadeOf } from './correctFailures';
import { Cause } from './incidentCauses';

type Times = IncidentTimes & { detectedAt: Instant };
type TimesChange = Extract<CorrectionChange, { kind: 'set_incident_times' }>;

/**
 * An incident with the times that people say, in place of those of its sender.
 * Of several corrections of one time, the last decides.
 */
export function correctTimes<T extends Times>(
  incident: T,
  changes: CorrectionChange[],
): T {
  const said: Partial<TimesChange> = Object.assign(
    {},
    ...changes.filter(({ kind }) => kind === 'set_incident_times'),
  );
  const corrected = {
    ...incident,
    detectedAt: saidOr(said.detectedAt, incident.detectedAt)!,
    mitigatedAt: saidOr(said.mitigatedAt, incident.mitigatedAt),
    resolvedAt: saidOr(said.resolvedAt, incident.resolvedAt),
  };
  return { ...corrected, openMs: openTime(corrected, pausesOf(incident)) };
}

function saidOr(
  said: string | null | undefined,
  told: Instant | null,
): Instant | null {
  if (said === undefined) {
    return told;
  }
  return said === null ? null : Date.parse(said);
}

function pausesOf(incident: Times): number {
  const elapsed = openTime(incident, 0);
  return elapsed === null || incident.openMs === null
    ? 0
    : elapsed - incident.openMs;
}

function openTime(
  { detectedAt, mitigatedAt, resolvedAt }: Times,
  pauses: number,
): number | null {
  const end = mitigatedAt ?? resolvedAt;
  return end === null ? null : end - detectedAt - pauses;
}

/** The services that people say an incident affects; undefined where nobody has said so. */
export function saidServices(
  changes: CorrectionChange[],
): string[] | undefined {
  return changes
    .flatMap(change =>
      change.kind === 'set_incident_services' ? [change.serviceRefs] : [],
    )
    .at(-1);
}

/** What the cause of an incident is asked for. */
export interface CauseOf {
  /** The service that it affects. */
  serviceRef: string;
  /** All services that it affects. */
  serviceRefs: string[];
  incidentBlames: DefinitionValues['incidentBlames'];
}

/**
 * The cause of an incident as people have corrected it: what they clear is the
 * cause no more, and what they move it to is the cause whatever the rules say.
 */
export async function correctCause(
  trx: Knex.Transaction,
  derived: Cause,
  of: CauseOf,
  corrections: StoredCorrection[],
): Promise<Cause> {
  let cause = derived;
  for (const correction of corrections) {
    const { target, deploymentFacts } = correction;
    if (target === null) {
      if (await isCause(trx, cause, deploymentFacts)) {
        cause = { deploymentId: null, method: 'cleared' };
      }
    } else if (isMoved(correction.serviceRef, target, of)) {
      const deploymentId = await movedTo(trx, target, of);
      cause = { deploymentId, method: 'corrected' };
    }
  }
  return cause;
}

type Target = NonNullable<StoredCorrection['target']>;

function isMoved(from: string, to: Target, of: CauseOf): boolean {
  const isOne = of.incidentBlames === 'latest';
  return (
    of.serviceRefs.includes(to.serviceRef) &&
    (isOne || [from, to.serviceRef].includes(of.serviceRef))
  );
}

async function isCause(
  trx: Knex.Transaction,
  { deploymentId }: Cause,
  facts: string[],
): Promise<boolean> {
  const row =
    deploymentId === null
      ? undefined
      : await trx('dora_deployment_links')
          .where('id', deploymentId)
          .first('members');
  return row !== undefined && isMadeOf(json<string[]>(row.members, []), facts);
}

// It is no cause while it is dismissed. Where each service has a cause of its
// own, one that has lost it to another service has none.
async function movedTo(
  trx: Knex.Transaction,
  { serviceRef, facts }: Target,
  of: CauseOf,
): Promise<string | null> {
  if (of.incidentBlames !== 'latest' && serviceRef !== of.serviceRef) {
    return null;
  }
  const rows = await trx('dora_deployment_links')
    .where({ service_ref: serviceRef, corrected: true })
    .whereNot('kind', 'dismissed')
    .select('id', 'members');
  const found = rows.find(row =>
    isMadeOf(json<string[]>(row.members, []), facts),
  );
  return found?.id ?? null;
}
