/**
 * The same value with all keys in lower case and without `_`, for senders that
 * spell them in several ways: `startedDate`, `started_date` and `StartedDate`
 * become `starteddate`.
 */
export function withPlainKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/_/g, '').toLowerCase(),
      withPlainKeys(item),
    ]),
  );
}
