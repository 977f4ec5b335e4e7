import { z } from 'zod/v3';
import { lenientInstantField, startOfList } from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';

const MAX_ITEMS = 200;
/** Severities, and types of them, of what is done on purpose. */
const PLANNED = ['gameday', 'maintenance'];

/** A severity or priority, which is told as a word or as an object with one. */
const wordField = z
  .union([z.string(), z.object({ slug: z.string() }).transform(o => o.slug)])
  .nullish()
  .catch(undefined);

const namesField = startOfList(
  z.object({ name: lenientText, type: lenientText }),
  MAX_ITEMS,
).catch(undefined);

const kindSchema = z.object({
  data: z.object({
    incident: z.object({ severity: lenient(z.object({ type: lenientText })) }),
  }),
});

function newsSchema(zone: string) {
  const instant = lenientInstantField(zone);
  return z.object({
    event: z.object({ operation: lenientText }).nullish().catch(undefined),
    data: z.object({
      incident: z.object({
        id: nameField,
        name: lenientText,
        incident_url: lenientText,
        severity: wordField,
        priority: wordField,
        current_milestone: lenientText,
        created_at: instant,
        started_at: instant,
        updated_at: instant,
        milestones: startOfList(
          z.object({
            type: lenientText,
            occurred_at: instant,
            created_at: instant,
            updated_at: instant,
          }),
          MAX_ITEMS,
        ).catch(undefined),
        services: namesField,
        environments: namesField,
        impacts: namesField,
      }),
    }),
  });
}

/** An incident, told as a whole whenever something of it changes. */
export type Incident = z.output<
  ReturnType<typeof newsSchema>
>['data']['incident'];

/** News of an incident. */
export interface News {
  incident: Incident;
  /** It was deleted, or planned as an exercise or as maintenance. */
  isNone: boolean;
}

/** Reads the body of a webhook. */
export function readNews(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): News | { ignored: string } {
  const kind = kindSchema.safeParse(body);
  if (!kind.success) {
    return { ignored: 'This is no webhook of FireHydrant about an incident.' };
  }
  const { event, data } = validate(newsSchema(assumeTimeZone), body);
  const isDeleted = event?.operation?.toUpperCase() === 'DELETED';
  const isPlanned = [
    kind.data.data.incident.severity?.type,
    data.incident.severity,
  ].some(word => PLANNED.includes(word?.toLowerCase() ?? ''));
  return { incident: data.incident, isNone: isDeleted || isPlanned };
}
