import { z } from 'zod/v3';
import {
  instantField,
  listField,
  optionalText,
  requiredInstantField,
} from '../fields';
import { nameField } from '../generic/genericFields';
import { validate } from '../problems';

/** Labels that name the service, the most explicit first. */
export const SERVICE_LABELS = [
  'dora_service',
  'service',
  'app',
  'app_kubernetes_io_name',
] as const;

const MAX_ALERTS = 1000;

function alertSchema(zone: string) {
  return z.object({
    status: z.enum(['firing', 'resolved']),
    labels: z.object({
      alertname: optionalText,
      severity: optionalText,
      environment: optionalText,
      env: optionalText,
      dora_service: optionalText,
      service: optionalText,
      app: optionalText,
      app_kubernetes_io_name: optionalText,
    }),
    annotations: z.object({ summary: optionalText }).nullish(),
    startsAt: requiredInstantField(zone),
    endsAt: instantField(zone),
    generatorURL: optionalText,
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
    externalURL: optionalText,
    alerts: listField(alertSchema(assumeTimeZone), MAX_ALERTS),
  });
  return validate(schema, body);
}
