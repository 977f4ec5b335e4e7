/** Labels of one series. */
export type Labels = Record<string, string>;

/** One number of a series. */
export interface Sample {
  /** Appended to the name of the family: `_sum`, `_count`, `_bucket`. */
  suffix?: string;
  labels: Labels;
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

/** Writes families in Prometheus's text format, version 0.0.4. */
export function writeExposition(families: Family[]): string {
  return families.map(writeFamily).join('');
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
  const buckets = [...bounds, '+Inf'].map((bound, index) => {
    n += counts[index];
    return {
      suffix: '_bucket',
      labels: { ...labels, le: String(bound) },
      value: n,
    };
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
  const lines = samples.map(
    ({ suffix = '', labels, value }) =>
      `${name}${suffix}${writeLabels(labels)} ${value}`,
  );
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...lines,
    '',
  ].join('\n');
}

function writeLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${escape(value)}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escape(value: string): string {
  return value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n');
}
