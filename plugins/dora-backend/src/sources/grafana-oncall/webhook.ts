import { z } from 'zod/v3';
import { lenientInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { nameField } from '../generic/genericFields';
import { Labels, labelsField } from '../labels';
import { validate } from '../reading/problems';

const NO_LABELS: Labels = [];
const lenientLabels = labelsField.nullish().catch(NO_LABELS);

const kindSchema = z.object({
  event: z.object({ type: z.string() }),
  alert_group: z.record(z.unknown()),
});

function newsSchema(zone: string) {
  const instant = lenientInstantField(zone);
  return z.object({
    event: z.object({ type: z.string(), time: instant }),
    alert_group: z.object({
      id: nameField,
      title: lenientText,
      state: lenientText,
      created_at: instant,
      acknowledged_at: instant,
      resolved_at: instant,
      labels: lenientLabels,
      permalinks: z.object({ web: lenientText }).nullish().catch(undefined),
    }),
    // The first alert of the group, as its own sender told it.
    alert_payload: z
      .object({ labels: lenientLabels, commonLabels: lenientLabels })
      .nullish()
      .catch(undefined),
    integration: z
      .object({ id: nameField, labels: lenientLabels })
      .nullish()
      .catch(undefined),
  });
}

/** News of an alert group. */
export type News = z.output<ReturnType<typeof newsSchema>>;

/** Reads the body of a webhook that forwards all. */
export function readNews(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): News | { ignored: string } {
  return kindSchema.safeParse(body).success
    ? validate(newsSchema(assumeTimeZone), body)
    : {
        ignored: 'This is no webhook of OnCall that forwards the whole event.',
      };
}
