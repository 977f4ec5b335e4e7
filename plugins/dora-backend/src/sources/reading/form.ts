/** The content type of forms. */
const FORM = 'application/x-www-form-urlencoded';

/** Whether a body of this content type is JSON, or a form that holds some. */
export function isJsonOrForm(contentType: string | null | undefined): boolean {
  const [type, ...parameters] = splitContentType(contentType);
  const isOtherCharset = parameters.some(
    parameter => /^charset=/.test(parameter) && !/utf-?8/.test(parameter),
  );
  return (type === 'application/json' || type === FORM) && !isOtherCharset;
}

/** The JSON of a body that is JSON itself, or a form with a field `payload`. */
export function jsonOf(
  contentType: string | null | undefined,
  body: Buffer,
): Buffer {
  return splitContentType(contentType)[0] === FORM
    ? decodePayloadForm(body)
    : body;
}

function decodePayloadForm(form: Buffer): Buffer {
  const field = form
    .toString('latin1')
    .split('&')
    .find(pair => pair.startsWith('payload='));
  if (field === undefined) {
    throw new Error('The form has no field named "payload"');
  }
  const encoded = field.slice('payload='.length).replace(/\+/g, ' ');
  try {
    // Unlike URLSearchParams, this refuses what is not valid UTF-8.
    return Buffer.from(decodeURIComponent(encoded), 'utf8');
  } catch {
    throw new Error('The form is not correctly URL-encoded UTF-8');
  }
}

function splitContentType(contentType: string | null | undefined): string[] {
  return (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
}
