const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPENING_BRACKET, OPENING_BRACE] = [0x5b, 0x7b];
const CLOSING = new Set([0x5d, 0x7d]);
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Whether an object in a body of valid JSON names a key twice. Readers of JSON
 * differ in which of the two counts; here it is the last.
 */
export function hasDuplicateKeys(json: Buffer): boolean {
  // The keys so far of each object around the current byte; none for arrays.
  const around: Set<string>[] = [];
  for (let i = 0; i < json.length; i++) {
    const byte = json[i];
    if (byte === QUOTE) {
      const end = endOfString(json, i);
      if (isKey(json, end)) {
        const key = readKey(json.subarray(i, end));
        const keys = around.at(-1);
        if (keys?.has(key)) return true;
        keys?.add(key);
      }
      i = end - 1;
    } else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
      around.push(new Set());
    } else if (CLOSING.has(byte)) {
      around.pop();
    }
  }
  return false;
}

/** The index after the closing quote. */
function endOfString(json: Buffer, start: number): number {
  let end = start + 1;
  while (end < json.length && json[end] !== QUOTE) {
    end += json[end] === BACKSLASH ? 2 : 1;
  }
  return end + 1;
}

function isKey(json: Buffer, end: number): boolean {
  let next = end;
  while (SPACES.has(json[next])) next++;
  return json[next] === COLON;
}

/** One key may be written in several ways: `"a"` is `"\u0061"`. */
function readKey(quoted: Buffer): string {
  const text = quoted.toString('utf8');
  if (!quoted.includes(BACKSLASH)) return text;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    // Only in what is no JSON, as the bodies of senders that modules add may be.
    return text;
  }
}
