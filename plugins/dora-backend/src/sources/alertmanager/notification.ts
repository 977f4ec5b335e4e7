import { z } from 'zod/v3';
import {
  instantField,
  listField,
  requiredInstantField,
} from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { labelsField } from '../labels';
import { validate } from '../reading/problems';

const MAX_ALERTS = 1000;

function alertSchema(zone: string) {
  return z.object({
    status: z.enum(['firing', 'resolved']),
    labels: labelsField,
    annotations: lenient(z.object({ summary: lenientText })),
    startsAt: requiredInstantField(zone),
    endsAt: instantField(zone),
    generatorURL: lenientText,
    fingerprint: nameField,
  });
}

/** One alert of a notification. */
export type Alert = z.output<ReturnType<typeof alertSchema>>;

/** What a webhook of version 4 tells: alerts of one group, firing or resolved. */
export interface Notification {
  externalURL?: string | null;
  alerts: Alert[];
}

/** Reads the body of a webhook. */
export function readNotification(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): Notification {
  const schema = z.object({
    externalURL: lenientText,
    alerts: listField(alertSchema(assumeTimeZone), MAX_ALERTS),
  });
  return validate(schema, body);
}
