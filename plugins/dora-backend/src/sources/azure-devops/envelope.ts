import { SourceSettings } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { requiredInstantField } from '../reading/fields';
import { lenient, lenientId, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';

/** A delivery of Azure DevOps. */
export interface ServiceHook {
  payload: Record<string, unknown>;
  settings: SourceSettings;
}

const envelopeSchema = z.object({
  eventType: lenientText,
  subscriptionId: lenientText,
  notificationId: lenientId,
  resource: lenient(z.record(z.unknown())),
});

/** What all events have around their resource. */
export function envelopeOf(payload: Record<string, unknown>) {
  return validate(envelopeSchema, payload);
}

/** Field of the moment at which something happened. */
export function eventTimeField({ assumeTimeZone }: SourceSettings) {
  return requiredInstantField(assumeTimeZone);
}

const containerField = lenient(z.object({ id: lenientText }));

const containersSchema = z.object({
  resourceContainers: lenient(
    z.object({ project: containerField, collection: containerField }),
  ),
});

/** The project that an event comes from: numbers are its own within it. */
export function projectOf({ payload }: ServiceHook): string {
  const { resourceContainers: containers } = validate(
    containersSchema,
    payload,
  );
  return containers?.project?.id ?? containers?.collection?.id ?? '';
}
