import { setImmediate as others } from 'node:timers/promises';

/** Labels of one series. */
export type Labels = Record<string, string>;

/** One number of a series. */
export interface Sample {
  /** Appended to the name of the family: `_sum`, `_count`, `_bucket`. */
  suffix?: string;
  /** Those of several samples may be one object, which is then written once. */
  labels: Labels;
  /** Of a bucket: what its values are at most. */
  le?: number;
  value: number;
}

/** All series of one name. */
export interface Family {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram' | 'summary';
  samples: Sample[];
}

/** Content type of Prometheus's text format. */
export const EXPOSITION_CONTENT_TYPE =
  'text/plain; version=0.0.4; charset=utf-8';

/**
 * Writes families in Prometheus's text format, version 0.0.4. Those of many
 * services are long: between two of them, other requests have their turn.
 */
export async function writeExposition(families: Family[]): Promise<string> {
  let text = '';
  for (const family of families) {
    text += writeFamily(family);
    await others();
  }
  return text;
}

/**
 * The samples of a histogram.
 *
 * @param counts - Of the values up to each bound and beyond the one before; one
 * more is of those beyond all bounds.
 */
export function histogramSamples(
  labels: Labels,
  {
    bounds,
    counts,
    sum,
  }: { bounds: readonly number[]; counts: readonly number[]; sum: number },
): Sample[] {
  let n = 0;
  const buckets = [...bounds, Infinity].map((le, index) => {
    n += counts[index];
    return { suffix: '_bucket', labels, le, value: n };
  });
  return [...buckets, ...summarySamples(labels, { sum, n })];
}

/** The sum and count of values. */
export function summarySamples(
  labels: Labels,
  { sum, n }: { sum: number; n: number },
): Sample[] {
  return [
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: n },
  ];
}

function writeFamily({ name, help, type, samples }: Family): string {
  let text = `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
  let last: { labels: Labels; text: string } | undefined;
  for (const { suffix = '', labels, le, value } of samples) {
    if (last?.labels !== labels) {
      last = { labels, text: writeLabels(labels) };
    }
    const all = le === undefined ? last.text : withBound(last.text, le);
    text += `${name}${suffix}${all && `{${all}}`} ${value}\n`;
  }
  return text;
}

function writeLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(',');
}

function withBound(labels: string, le: number): string {
  const bound = `le="${le === Infinity ? '+Inf' : le}"`;
  return labels ? `${labels},${bound}` : bound;
}

const ESCAPED: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
};

function escape(value: string): string {
  return value.replace(/[\\"\n]/g, character => ESCAPED[character]);
}
