import { z } from 'zod/v3';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { labelsField } from '../labels';
import { validate } from '../reading/problems';

const MAX_TAGS = 200;

const kindSchema = z.object({
  action: z.string(),
  alert: z.object({ updatedAt: z.unknown() }),
});

/** `P1` to `P5`, which were numbers once. */
const priorityField = z
  .union([z.string(), z.number().transform(number => `P${number}`)])
  .nullish()
  .catch(undefined);

function actionSchema(zone: string) {
  return z.object({
    action: z.string(),
    alert: z.object({
      alertId: nameField,
      message: lenientText,
      priority: priorityField,
      entity: lenientText,
      tags: startOfList(z.string(), MAX_TAGS).catch(undefined),
      details: labelsField.nullish().catch(undefined),
      // Milliseconds since 1970, and nanoseconds.
      createdAt: lenientInstantField(zone),
      updatedAt: requiredInstantField(zone),
    }),
  });
}

/** Something that was done to an alert. */
export type Action = z.output<ReturnType<typeof actionSchema>>;

/** Reads the body of a webhook. */
export function readAction(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): Action | { ignored: string } {
  const kind = kindSchema.safeParse(body);
  if (!kind.success) {
    return { ignored: 'This is no webhook of Opsgenie about an alert.' };
  }
  // Escalations tell no more than the id of their alert.
  return kind.data.alert.updatedAt === undefined
    ? { ignored: 'The action tells nothing of the state of its alert.' }
    : validate(actionSchema(assumeTimeZone), body);
}
