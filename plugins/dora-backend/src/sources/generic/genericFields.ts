import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { anySha, fullSha } from '../reading/commits';
import { keyText } from '../reading/texts';

/** What a column holds. */
const LARGEST_NUMBER = 2 ** 31 - 1;

/** A field that must pass `read`, which returns undefined for what is wrong. */
function readWith<T>(read: (value: string) => T | undefined, problem: string) {
  return z.string().transform((value, context) => {
    const result = read(value.trim());
    if (result !== undefined) return result;
    context.addIssue({ code: z.ZodIssueCode.custom, message: problem });
    return z.NEVER;
  });
}

/** Shell scripts send "" for what they do not know; that is the same as nothing. */
export function optional<T extends z.ZodTypeAny>(schema: T) {
  return z.preprocess(
    value => (value === null || isBlank(value) ? undefined : value),
    schema.optional(),
  );
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

/** A name or id of the sender's. */
export const nameField = readWith(keyText, 'is empty');

/** An id, which some tools count and others spell. */
export const idField = z.preprocess(
  value => (Number.isSafeInteger(value) ? String(value) : value),
  nameField,
);

/** The address of a repository, normalised. */
export const repositoryField = readWith(
  value => repositoryAt(value),
  'is no address of a repository, as https://github.com/owner/name is one',
);

/** A full commit id. */
export const fullShaField = readWith(
  fullSha,
  'is no full commit id (40 or 64 hexadecimal digits)',
);

/** A full or abbreviated commit id. */
export const shaField = readWith(
  anySha,
  'is no commit id (7 to 64 hexadecimal digits)',
);

/** The number of a pull request, which some tools spell. */
export const numberField = z.preprocess(
  value =>
    typeof value === 'string' && /^\s*\d{1,10}\s*$/.test(value)
      ? Number(value)
      : value,
  z.number().int().min(0).max(LARGEST_NUMBER),
);
