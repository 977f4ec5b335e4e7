/* Parts of the JSON Schema that several events share. */

export const time = {
  type: ['string', 'number', 'null'],
  description:
    'RFC 3339, such as 2026-03-02T14:43:05Z, or seconds, milliseconds, microseconds or nanoseconds since 1970',
};
export const requiredTime = {
  ...time,
  type: ['string', 'number'],
  minLength: 1,
};
export const name = { type: 'string', pattern: '\\S' };
export const optionalText = { type: ['string', 'null'] };
export const optionalFlag = { type: ['boolean', 'null'] };
export const optionalTexts = {
  type: ['array', 'null'],
  items: { type: 'string' },
};
export const id = { type: ['string', 'integer'], pattern: '\\S' };
export const optionalId = { type: ['string', 'integer', 'null'] };
export const service = {
  ...optionalText,
  description: 'Entity ref, entity name or service id, as the catalog knows it',
};
export const repository = {
  type: 'string',
  pattern: '\\S',
  description: 'Address of the repository: https, ssh or host/owner/name',
};
export const optionalRepository = {
  ...repository,
  ...optionalText,
  pattern: '',
};
export const fullSha = {
  type: 'string',
  pattern: '^\\s*([0-9a-fA-F]{40}|[0-9a-fA-F]{64})\\s*$',
};
export const optionalFullSha = {
  type: ['string', 'null'],
  pattern: '^\\s*([0-9a-fA-F]{40}|[0-9a-fA-F]{64})?\\s*$',
};
export const sha = {
  type: 'string',
  pattern: '^\\s*[0-9a-fA-F]{7,64}\\s*$',
};
export const optionalSha = {
  type: ['string', 'null'],
  pattern: '^\\s*([0-9a-fA-F]{7,64})?\\s*$',
};

/** Requires that one of the fields has a value that is more than nothing. */
export function oneOfFields(...fields: string[]) {
  return {
    anyOf: fields.map(field => ({
      required: [field],
      properties: {
        [field]: { not: { type: 'null' }, minLength: 1 },
      },
    })),
  };
}
