import { Request } from 'express';
import { Refusal } from './refusals';

/**
 * Reads the raw body, and no byte more than is allowed. What the sender says
 * about its length is not relied on.
 *
 * @param onBytes - Called with the size of each piece; may throw a Refusal.
 * @throws Refusal when the body is too large, too slow or incomplete.
 */
export async function readBody(
  request: Request,
  limits: { maxBodyBytes: number; bodyTimeoutMs: number },
  onBytes: (bytes: number) => void,
): Promise<Buffer> {
  if (request.destroyed) throw new Refusal('aborted');
  const chunks: Buffer[] = [];
  let length = 0;
  let timer: NodeJS.Timeout | undefined;
  const listeners = new Map<string, (chunk: Buffer) => void>();
  try {
    await new Promise<void>((resolve, reject) => {
      const onData = (chunk: Buffer) => {
        try {
          length += chunk.length;
          if (length > limits.maxBodyBytes) throw new Refusal('too_large');
          onBytes(chunk.length);
          chunks.push(chunk);
        } catch (error) {
          reject(error);
        }
      };
      const onAbort = () => reject(new Refusal('aborted'));
      listeners
        .set('data', onData)
        .set('end', () => {
          // Node also tells of the close before anybody hears of the end.
          request.off('close', onAbort);
          resolve();
        })
        .set('error', onAbort)
        .set('close', onAbort)
        .forEach((listener, event) => request.on(event, listener));
      timer = setTimeout(
        () => reject(new Refusal('too_slow')),
        limits.bodyTimeoutMs,
      );
    });
    return Buffer.concat(chunks, length);
  } finally {
    clearTimeout(timer);
    listeners.forEach((listener, event) => request.off(event, listener));
    request.pause();
  }
}
