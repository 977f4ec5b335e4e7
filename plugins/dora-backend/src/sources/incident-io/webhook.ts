import { z } from 'zod/v3';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';

const MAX_FIELDS = 200;
const MAX_VALUES = 100;

const STATUS_UPDATED = 'public_incident.incident_status_updated_v2';
const OF_INCIDENTS = [
  'public_incident.incident_created_v2',
  'public_incident.incident_updated_v2',
  STATUS_UPDATED,
];

const namedSchema = z.object({ name: lenientText }).nullish().catch(undefined);
const statusSchema = z
  .object({ category: lenientText })
  .nullish()
  .catch(undefined);

const valueSchema = z.object({
  value_catalog_entry: namedSchema,
  value_option: z.object({ value: lenientText }).nullish().catch(undefined),
  value_text: lenientText,
});

function incidentSchema(zone: string) {
  const timestampSchema = z.object({
    incident_timestamp: namedSchema,
    value: z
      .object({ value: lenientInstantField(zone) })
      .nullish()
      .catch(undefined),
  });
  return z.object({
    id: nameField,
    name: lenientText,
    permalink: lenientText,
    mode: lenientText,
    created_at: requiredInstantField(zone),
    updated_at: lenientInstantField(zone),
    severity: namedSchema,
    incident_status: statusSchema,
    incident_timestamp_values: startOfList(timestampSchema, MAX_FIELDS).catch(
      undefined,
    ),
    custom_field_entries: startOfList(
      z.object({
        custom_field: namedSchema,
        values: startOfList(valueSchema, MAX_VALUES),
      }),
      MAX_FIELDS,
    ).catch(undefined),
  });
}

/** An incident as every webhook tells it. */
export type Incident = z.output<ReturnType<typeof incidentSchema>>;

/** News of an incident; the statuses are told when they change. */
export interface News {
  incident: Incident;
  change?: { from?: string | null; to?: string | null };
}

/** Reads the body of a webhook, which holds what it tells under the name of its event. */
export function readNews(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): News | { ignored: string } {
  const type = body.event_type;
  if (typeof type === 'string' && type.startsWith('private_incident.')) {
    return { ignored: 'Of private incidents nothing is told but an id.' };
  }
  if (typeof type !== 'string' || !OF_INCIDENTS.includes(type)) {
    return { ignored: 'Only events of incidents are used for metrics.' };
  }
  const incident = incidentSchema(assumeTimeZone);
  if (type !== STATUS_UPDATED) {
    const schema = z.object({ [type]: incident });
    return { incident: validate(schema, body)[type] };
  }
  const told = validate(
    z.object({
      [STATUS_UPDATED]: z.object({
        incident,
        new_status: statusSchema,
        previous_status: statusSchema,
      }),
    }),
    body,
  )[STATUS_UPDATED];
  return {
    incident: told.incident,
    change: {
      from: told.previous_status?.category,
      to: told.new_status?.category,
    },
  };
}
