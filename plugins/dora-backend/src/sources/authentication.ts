import { createHash, createHmac, timingSafeEqual } from 'crypto';

type HeaderValue = string | string[] | undefined;

/**
 * The value of a header that was sent exactly once; undefined otherwise, as
 * whoever sends it twice may want two readers to see different values.
 */
export function singleHeader(
  headers: Record<string, HeaderValue>,
  name: string,
): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Whether the header is `prefix` followed by the hexadecimal HMAC-SHA256 of the
 * raw body. Constant time; false for anything malformed, never an error.
 */
export function hmacSha256Hex(
  header: HeaderValue,
  prefix: string,
  body: Buffer,
  secret: string,
): boolean {
  if (secret === '' || typeof header !== 'string') return false;
  if (!header.startsWith(prefix)) return false;
  const hex = header.slice(prefix.length);
  if (!/^[0-9a-fA-F]{64}$/.test(hex)) return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(Buffer.from(hex, 'hex'), expected);
}

/** Whether the header is `Bearer <secret>`. Constant time, never an error. */
export function bearerToken(header: HeaderValue, secret: string): boolean {
  if (secret === '' || typeof header !== 'string') return false;
  if (!/^bearer /i.test(header)) return false;
  // Node decodes headers as Latin-1, so this restores the bytes that were sent.
  const token = Buffer.from(header.slice('bearer '.length).trim(), 'latin1');
  // Hashing makes the lengths equal, which timingSafeEqual insists on.
  return timingSafeEqual(sha256(token), sha256(Buffer.from(secret, 'utf8')));
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
