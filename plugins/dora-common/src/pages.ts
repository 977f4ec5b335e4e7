/** A part of a long list, and the ways to the rest of it. @public */
export interface ListPage<T> {
  items: T[];
  /** Rows on the pages before this one. */
  offset: number;
  /** Rows on all pages; null where to count them would be to read them all. */
  total: number | null;
  /** The `cursor` of the page after this one; null when it is the last. */
  next: string | null;
  /** The `cursor` of the page before this one; null when it is the first. */
  previous: string | null;
}
