/** The JSON inside `payload=<url-encoded JSON>`, GitHub's default content type. */
export function decodePayloadForm(form: Buffer): Buffer {
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
