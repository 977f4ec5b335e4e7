import { ListPage } from '@dora-metrics/backstage-plugin-dora-common';
import { Pages } from './Pages';

/** The ways to the other pages of a list; nothing where one page holds it all. */
export function ListPages<T>(props: {
  label: string;
  /** Rows of a full page. */
  size: number;
  page: ListPage<T>;
  /** Takes the cursor of a page; undefined for the first one. */
  onTurn: (cursor: string | undefined) => void;
}) {
  const { label, size, page, onTurn } = props;
  const { items, offset, total, next, previous } = page;
  if (next === null && previous === null) {
    return null;
  }
  // The first page begins with what is newest now, not when the second was shown.
  const before = offset <= size ? undefined : previous ?? undefined;
  return (
    <Pages
      label={label}
      offset={offset}
      shown={items.length}
      total={total}
      onPrevious={previous === null ? undefined : () => onTurn(before)}
      onNext={next === null ? undefined : () => onTurn(next)}
    />
  );
}
