import {
  DoraFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';

const SHA_LENGTH = 7;
/** What says least of a fact, and is left out where there is one line for it. */
const LEFT_OUT = new Set(['type', 'at', 'title', 'url', 'repository']);

/** What was parsed, with instants that a person can read. */
export function readable(result: ParseResult): object {
  return JSON.parse(
    JSON.stringify(result, (name, value) =>
      isInstant(name, value) ? new Date(value).toISOString() : value,
    ),
  );
}

/** What was parsed, on one line: the facts with their main fields. */
export function summary(result: ParseResult): object {
  return 'facts' in result ? { facts: result.facts.map(summaryOf) } : result;
}

function summaryOf(fact: DoraFact): string {
  const fields = Object.entries(fact)
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== undefined)
    .map(([name, value]) => `${name}=${short(name, value)}`);
  return [fact.type, ...fields].join(' ');
}

function short(name: string, value: unknown): string {
  if (isInstant(name, value)) return new Date(value as number).toISOString();
  if (name === 'commits') return String((value as unknown[]).length);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[0-9a-f]{40}$/.test(text) ? text.slice(0, SHA_LENGTH) : text;
}

function isInstant(name: string, value: unknown): boolean {
  return typeof value === 'number' && /^at$|At$/.test(name);
}
