import { z } from 'zod/v3';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';

const MAX_COMPONENTS = 100;
const MAX_UPDATES = 500;
const MAINTENANCE = ['scheduled', 'in_progress', 'verifying', 'completed'];

/** What tells incidents from all else that Statuspage sends. */
const kindSchema = z.object({
  incident: z.object({
    status: lenientText,
    impact: lenientText,
    backfilled: z.boolean().nullish().catch(undefined),
    scheduled_for: lenientText,
  }),
});

function incidentSchema(zone: string) {
  const instant = lenientInstantField(zone);
  return z.object({
    incident: z.object({
      id: nameField,
      name: lenientText,
      impact: lenientText,
      shortlink: lenientText,
      created_at: requiredInstantField(zone),
      updated_at: instant,
      monitoring_at: instant,
      resolved_at: instant,
      components: startOfList(
        z.object({ name: lenientText }),
        MAX_COMPONENTS,
      ).catch(undefined),
      incident_updates: startOfList(
        z.object({ status: lenientText, created_at: instant }),
        MAX_UPDATES,
      ).catch(undefined),
    }),
  });
}

/** An incident, told as a whole whenever it is updated. */
export type Incident = z.output<ReturnType<typeof incidentSchema>>['incident'];

/** Reads the body of a webhook. */
export function readIncident(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): Incident | { ignored: string } {
  if (Object.hasOwn(body, 'component_update')) {
    return { ignored: 'Only incidents are used, not states of components.' };
  }
  const kind = kindSchema.safeParse(body);
  if (!kind.success) {
    return { ignored: 'This is no webhook of Statuspage about an incident.' };
  }
  const { status, impact, backfilled, scheduled_for } = kind.data.incident;
  if (
    scheduled_for ||
    impact === 'maintenance' ||
    MAINTENANCE.includes(status ?? '')
  ) {
    return { ignored: 'Maintenance that was planned is no incident.' };
  }
  if (backfilled) {
    return { ignored: 'The incident was added afterwards, without its times.' };
  }
  return validate(incidentSchema(assumeTimeZone), body).incident;
}
