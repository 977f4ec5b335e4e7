import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { anySha } from '../reading/commits';
import { CloudEvent } from '../reading/cloudEvents';
import { requiredInstantField } from '../reading/fields';
import { nameField } from '../generic/genericFields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { environmentName, keyText } from '../reading/texts';

const TYPE = /^dev\.cdevents\.([a-z]{1,40})\.([a-z]{1,40})(?:\.|$)/;

/** Our own part of `customData`, which tells what the vocabulary cannot. */
const extrasSchema = z
  .object({
    repository: lenientText,
    revision: lenientText,
    service: lenientText,
    environment: lenientText,
  })
  .transform(extras => ({
    repository: repositoryAt(extras.repository),
    revision: anySha(extras.revision),
    service: keyText(extras.service),
    environment: environmentName(extras.environment),
  }));

const eventSchema = z.object({
  context: z.object({
    id: nameField,
    source: nameField,
    // CDEvents always name the zone of a time, so none is assumed.
    timestamp: requiredInstantField('UTC'),
  }),
  subject: z.object({
    id: nameField,
    source: lenientText,
    content: z.unknown(),
  }),
  customData: lenient(z.object({ dora: lenient(extrasSchema) })),
});

const typeSchema = z.object({
  context: z.object({ type: lenientText }).catch({}),
});

/** An event, without the vocabulary of its type. */
export interface CDEvent {
  /** `service`, of `dev.cdevents.service.deployed.0.2.0`. */
  noun: string;
  /** `deployed`. */
  verb: string;
  /** Unique among all events. */
  id: string;
  at: number;
  /** Unique among things of its kind. */
  subjectKey: string;
  /** The same without its source: free text. */
  subjectId: string;
  subjectSource: string;
  content: unknown;
  extras: Partial<z.output<typeof extrasSchema>>;
}

/** The two words of a type, whatever its version; undefined for types of others. */
export function readType(
  event: CloudEvent,
): { noun: string; verb: string } | undefined {
  const { context } = typeSchema.parse(event.data);
  const match = TYPE.exec(context.type ?? event.type ?? '');
  return match ? { noun: match[1], verb: match[2] } : undefined;
}

/** Reads the fields that all events have. */
export function readEvent(
  type: { noun: string; verb: string },
  data: Record<string, unknown>,
): CDEvent {
  const event = validate(eventSchema, data);
  const { context, subject } = event;
  const subjectSource = subject.source ?? context.source;
  return {
    ...type,
    id: keyOf(context.source, context.id),
    at: context.timestamp,
    subjectKey: keyOf(subjectSource, subject.id),
    subjectId: subject.id,
    subjectSource,
    content: subject.content,
    extras: event.customData?.dora ?? {},
  };
}

/** The key of what one source calls by an id. */
export function keyOf(source: string, id: string): string {
  return keyText(`${source} ${id}`) ?? id;
}

/** Field that refers to something by its id and, if it is another, its source. */
export const referenceField = lenient(
  z.object({ id: lenientText, source: lenientText }),
);

/** Reads the fields of one type, all of which must be optional. */
export function readContent<T extends z.ZodRawShape>(
  { content }: CDEvent,
  schema: z.ZodObject<T>,
): z.output<z.ZodObject<T>> {
  const result = schema.safeParse(content);
  return result.success ? result.data : schema.parse({});
}
