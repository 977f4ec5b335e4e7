import { z } from 'zod/v3';
import { lenientInstantField, requiredInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';

const referenceSchema = z
  .object({ summary: lenientText, type: lenientText })
  .nullish()
  .catch(undefined);

/** Tells of one reason only: that it was merged into another incident. */
const resolveReasonSchema = z
  .object({
    type: lenientText,
    incident: z.object({ id: nameField }).nullish().catch(undefined),
  })
  .nullish()
  .catch(undefined);

/** What tells news of an incident from all else that PagerDuty sends. */
const kindSchema = z.object({
  event: z.object({
    event_type: z.string(),
    data: z.object({ type: lenientText }).nullish().catch(undefined),
  }),
});

function incidentSchema(zone: string) {
  return z.object({
    event: z.object({
      event_type: z.string(),
      occurred_at: requiredInstantField(zone),
      data: z.object({
        id: nameField,
        title: lenientText,
        html_url: lenientText,
        created_at: lenientInstantField(zone),
        service: z.object({ id: nameField }).nullish().catch(undefined),
        priority: referenceSchema,
        urgency: lenientText,
        resolve_reason: resolveReasonSchema,
      }),
    }),
  });
}

/** News of an incident, which carry its whole state. */
export type IncidentEvent = z.output<
  ReturnType<typeof incidentSchema>
>['event'];

/** Reads the body of a webhook. */
export function readEvent(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): IncidentEvent | { ignored: string } {
  const kind = kindSchema.safeParse(body);
  if (!kind.success) {
    return { ignored: 'This is no webhook of PagerDuty, version 3.' };
  }
  const { event_type: type, data } = kind.data.event;
  if (type === 'pagey.ping') {
    return {
      ignored: 'PagerDuty says hello: the webhook is set up correctly.',
    };
  }
  if (!type.startsWith('incident.')) {
    return { ignored: 'Only events of incidents are used for metrics.' };
  }
  // Notes, responders and status updates have types of their own.
  if ((data?.type ?? 'incident') !== 'incident') {
    return { ignored: 'The event tells nothing of the state of the incident.' };
  }
  return validate(incidentSchema(assumeTimeZone), body).event;
}
