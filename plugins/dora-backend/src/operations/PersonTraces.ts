import { ERASED } from '../facts/erased';

/** JSON within JSON is looked into, but not for ever. */
const DEEPEST = 4;

/** Finds a person by names, logins and addresses, whatever their case, and erases them. */
export class PersonTraces {
  readonly #pattern: RegExp;

  constructor(identifiers: string[]) {
    const spellings = identifiers.flatMap(text => {
      const normal = text.normalize('NFC');
      return [normal, encodeURIComponent(normal)];
    });
    // The longest first: an address goes as a whole, not just the login in it.
    const longestFirst = [...new Set(spellings)].sort(
      (a, b) => b.length - a.length,
    );
    this.#pattern = new RegExp(longestFirst.map(escape).join('|'), 'giu');
  }

  /** The text without the person. */
  erase(text: string): string {
    const normal = text.normalize('NFC');
    const erased = normal.replace(this.#pattern, ERASED);
    return erased === normal ? text : erased;
  }

  /** Whether a body names the person, in plain sight, in JSON or in a form. */
  isIn(body: Buffer): boolean {
    return this.#isInText(body.toString('utf8'), 0);
  }

  #isInText(text: string, depth: number): boolean {
    if (this.erase(text) !== text) {
      return true;
    }
    return (
      depth < DEEPEST &&
      decodings(text).some(decoded => this.#isInText(decoded, depth + 1))
    );
  }
}

/** All texts that a text stands for, if it is JSON or a form. */
function decodings(text: string): string[] {
  return /^\s*[[{"]/.test(text) ? textsOfJson(text) : valuesOfForm(text);
}

function textsOfJson(json: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const texts: string[] = [];
  // A stack of our own, for JSON may be deeper than that of calls.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string') {
      texts.push(next);
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, child] of Object.entries(next)) {
        texts.push(key);
        left.push(child);
      }
    }
  }
  return texts;
}

function valuesOfForm(text: string): string[] {
  return text.includes('=') ? [...new URLSearchParams(text).values()] : [];
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
