/** A table in Markdown, its columns aligned for a terminal too. */
export function table(header: string[], rows: string[][]): string {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map(row => row[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [
    line(header),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}

/** Milliseconds or seconds, with the digits that mean anything. */
export function duration(ms: number): string {
  if (ms >= 1000) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

/** How many times as much. */
export function times(ratio: number): string {
  return ratio >= 10 ? `${Math.round(ratio)} ×` : `${ratio.toFixed(2)} ×`;
}

/** A share with one digit more than a percent has. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

export function whole(count: number): string {
  return Math.round(count).toLocaleString('en-GB');
}
