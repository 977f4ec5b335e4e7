/** A Markdown table, as Prettier writes it; the first row is its head. */
export function markdownTable(rows: string[][]): string {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const [head, ...body] = rows.map(row =>
    line(row.map((cell, column) => cell.padEnd(widths[column]))),
  );
  return [head, line(widths.map(width => '-'.repeat(width))), ...body]
    .map(row => `${row}\n`)
    .join('');
}

function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
