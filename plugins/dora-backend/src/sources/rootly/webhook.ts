import { z } from 'zod/v3';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';

const MAX_NAMES = 100;
const TRIALS = /^(test|example)(_sub)?$/;

const namesField = startOfList(
  z.object({ name: lenientText }),
  MAX_NAMES,
).catch(undefined);

const kindSchema = z.object({
  event: z.object({ type: z.string() }),
  data: z.object({ kind: lenientText }),
});

function newsSchema(zone: string) {
  const instant = lenientInstantField(zone);
  return z.object({
    event: z.object({
      type: z.string(),
      issued_at: requiredInstantField(zone),
    }),
    data: z.object({
      id: nameField,
      title: lenientText,
      url: lenientText,
      status: lenientText,
      severity: z
        .union([
          z.string(),
          z.object({ name: z.string() }).transform(o => o.name),
        ])
        .nullish()
        .catch(undefined),
      duplicate_incident_id: lenientText,
      services: namesField,
      environments: namesField,
      created_at: instant,
      started_at: instant,
      detected_at: instant,
      acknowledged_at: instant,
      mitigated_at: instant,
      resolved_at: instant,
    }),
  });
}

/** News of an incident, which hold all of it. */
export type News = z.output<ReturnType<typeof newsSchema>>;

/** Reads the body of a webhook. */
export function readNews(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): News | { ignored: string } {
  const kind = kindSchema.safeParse(body);
  const type = kind.success ? kind.data.event.type : '';
  if (!kind.success || !/^incident\.[a-z_]+$/.test(type)) {
    return { ignored: 'Only events of incidents are used for metrics.' };
  }
  const { kind: sort } = kind.data.data;
  if (TRIALS.test(sort ?? '')) {
    return { ignored: 'The incident is a test or an example.' };
  }
  if (sort?.startsWith('scheduled')) {
    return { ignored: 'Maintenance that was planned is no incident.' };
  }
  if (sort?.endsWith('_sub')) {
    return { ignored: 'It is part of another incident, which counts.' };
  }
  return validate(newsSchema(assumeTimeZone), body);
}
