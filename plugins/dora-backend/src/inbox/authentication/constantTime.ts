import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** Whether both are equal, in a time that tells nothing about where they differ. */
export function isEqual(sent: Buffer, expected: Buffer): boolean {
  // Hashing makes the lengths equal, which timingSafeEqual insists on.
  return timingSafeEqual(sha256(sent), sha256(expected));
}

/** Whether a header's text is the secret, or what is made of it. */
export function isSecret(sent: string, secret: string): boolean {
  // Node decodes headers as Latin-1, so this restores the bytes that were sent.
  return isEqual(Buffer.from(sent, 'latin1'), Buffer.from(secret, 'utf8'));
}

/** The HMAC-SHA256 of the parts, one after the other. */
export function hmacSha256Of(
  key: string | Buffer,
  ...parts: (string | Buffer)[]
): Buffer {
  const hmac = createHmac('sha256', key);
  parts.forEach(part => hmac.update(part));
  return hmac.digest();
}

function sha256(data: Buffer): Buffer {
  return hash('sha256', data, 'buffer');
}
