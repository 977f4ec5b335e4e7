import { z } from 'zod/v3';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';

const MAX_TAGS = 200;

const kindSchema = z.object({
  action: z.string(),
  alert: z.record(z.unknown()),
});

function actionSchema(zone: string) {
  return z.object({
    action: z.string(),
    alert: z.object({
      alertId: nameField,
      message: lenientText,
      priority: lenientText,
      entity: lenientText,
      tags: startOfList(z.string(), MAX_TAGS).catch(undefined),
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
  return kindSchema.safeParse(body).success
    ? validate(actionSchema(assumeTimeZone), body)
    : { ignored: 'This is no webhook of Opsgenie about an alert.' };
}
