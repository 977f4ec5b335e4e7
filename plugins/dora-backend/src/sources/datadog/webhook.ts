import { z } from 'zod/v3';
import { requiredInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { idField } from '../generic/genericFields';
import { validate } from '../reading/problems';

/** Of a variable that Datadog does not know, its name is left, or `null`. */
function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && /^(\$[A-Z_]+|null)$/.test(value.trim());
}

const variable = lenientText.transform(value =>
  value && !isUnknown(value) ? value : undefined,
);

const kindSchema = z.object({ transition: z.string(), title: lenientText });

function newsSchema(zone: string) {
  return z.object({
    cycle: z.preprocess(
      value => (isUnknown(value) ? undefined : value),
      idField,
    ),
    transition: z.string().trim(),
    date: requiredInstantField(zone),
    priority: variable,
    title: variable,
    tags: variable,
    scope: variable,
    link: variable,
  });
}

/** News of an alert. */
export type News = z.output<ReturnType<typeof newsSchema>>;

/** Reads the body of a webhook. */
export function readNews(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): News | { ignored: string } {
  const kind = kindSchema.safeParse(body);
  if (!kind.success) {
    return { ignored: 'The body is not made by the payload for DORA.' };
  }
  if (kind.data.title?.includes('[TEST]')) {
    return { ignored: 'The notification is a test.' };
  }
  const transition = kind.data.transition.trim();
  // All others repeat that the alert goes on, or warn of one.
  return transition === 'Triggered' || transition === 'Recovered'
    ? validate(newsSchema(assumeTimeZone), body)
    : { ignored: 'No alert begins or ends with this transition.' };
}
