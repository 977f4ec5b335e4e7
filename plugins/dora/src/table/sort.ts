/** By which column a table is sorted, and how. */
export interface Sort {
  column: string;
  descending: boolean;
}

/** Reads `lead-time` or, descending, `-lead-time`; columns have underscores. */
export function readSort(param: string | null): Sort | undefined {
  if (!param) {
    return undefined;
  }
  const descending = param.startsWith('-');
  const column = (descending ? param.slice(1) : param).replace(/-/g, '_');
  return { column, descending };
}

/** The sort as it stands in the URL. */
export function writeSort({ column, descending }: Sort): string {
  return `${descending ? '-' : ''}${column.replace(/_/g, '-')}`;
}

/** What is compared; null stands last, whichever way. */
export type SortKey = number | string | null;

/** The rows in order; rows with equal keys stay as they were. */
export function sortRows<Row>(
  rows: Row[],
  keyOf: (row: Row) => SortKey,
  descending: boolean,
): Row[] {
  return [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    return descending ? compare(right, left) : compare(left, right);
  });
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b));
}
