import { z } from 'zod/v3';

/** Field that says nothing when it holds something else than expected. */
export function lenient<T extends z.ZodTypeAny>(field: T) {
  return field.nullish().catch(undefined);
}

/** Like `optionalText`, where anything but text is as good as nothing. */
export const lenientText = lenient(z.string());

export const lenientFlag = lenient(z.boolean());

/** A number that identifies something in the sender's system. */
export const numericId = z
  .number()
  .int()
  .nonnegative()
  .max(Number.MAX_SAFE_INTEGER);

export const lenientId = lenient(numericId);

/** The number of a change in its repository. */
export const changeNumber = numericId.max(2 ** 31 - 1);

/** Field that holds a list, of which no more than its last items are read. */
export function endOfList<T extends z.ZodTypeAny>(item: T, mostItems: number) {
  return z.preprocess(
    value => (Array.isArray(value) ? value.slice(-mostItems) : value),
    lenient(z.array(item)),
  );
}
