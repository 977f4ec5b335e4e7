import { z } from 'zod/v3';
import { parseInstant } from './instants';

/** Field that holds a time, turned into an instant; undefined when missing. */
export function instantField(assumeTimeZone: string) {
  return z.unknown().transform((value, context) => {
    try {
      return parseInstant(value, assumeTimeZone);
    } catch (error) {
      const message = (error as Error).message;
      context.addIssue({ code: z.ZodIssueCode.custom, message });
      return z.NEVER;
    }
  });
}

/** Field that holds a time, where one that makes no sense is as good as none. */
export function lenientInstantField(assumeTimeZone: string) {
  return instantField(assumeTimeZone).catch(undefined);
}

/** Field that senders leave out or set to null when they have nothing to say. */
export const optionalText = z.string().nullish();

/** Field that must hold a time. */
export function requiredInstantField(assumeTimeZone: string) {
  return instantField(assumeTimeZone).transform((instant, context) => {
    if (instant !== undefined) return instant;
    context.addIssue({ code: z.ZodIssueCode.custom, message: 'is missing' });
    return z.NEVER;
  });
}

/** Field that holds a list, of which no more than its first items are read. */
export function startOfList<T extends z.ZodTypeAny>(
  item: T,
  mostItems: number,
) {
  return z.preprocess(
    value => (Array.isArray(value) ? value.slice(0, mostItems) : value),
    z.array(item).nullish(),
  );
}

/** Field that holds a list; the items of one that is too long are not looked at. */
export function listField<T extends z.ZodTypeAny>(item: T, mostItems: number) {
  return z.array(z.unknown()).max(mostItems).pipe(z.array(item));
}
