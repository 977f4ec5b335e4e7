const MAX_DEPTH = 64;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Like `decodeJson`, for a body that must be an object. */
export function decodeJsonObject(body: Buffer): Record<string, unknown> {
  return asJsonObject(decodeJson(body));
}

/**
 * Reads a body as JSON: strict UTF-8, with or without a byte order mark, nested
 * at most 64 deep. Errors never repeat the body.
 */
export function decodeJson(body: Buffer): unknown {
  refuseDeepNesting(body);
  return parseJson(decodeUtf8(body));
}

/** Throws unless the value, which was read from JSON, is an object. */
export function asJsonObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The body is not a JSON object');
  }
  return value as Record<string, unknown>;
}

/** Strict UTF-8, with or without a byte order mark. */
export function decodeUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Error('The body is not valid UTF-8');
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The parser's own message quotes the body.
    throw new Error('The body is not valid JSON');
  }
}

/** Works on bytes: none of the characters of interest is part of another one in UTF-8. */
function refuseDeepNesting(body: Buffer): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
    } else if (OPENING.has(byte)) {
      depth++;
      if (depth > MAX_DEPTH) {
        throw new Error(
          `The body is nested more than ${MAX_DEPTH} levels deep`,
        );
      }
    } else if (CLOSING.has(byte)) {
      depth--;
    }
  }
}
