import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readSort, Sort, writeSort } from './sort';

/** The sort of a table, which stands in the URL under a name of its own. */
export function useSort(
  name: string,
): [Sort | undefined, (sort: Sort | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const setSort = useCallback(
    (sort: Sort | undefined) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (sort) {
            next.set(name, writeSort(sort));
          } else {
            next.delete(name);
          }
          return next;
        },
        { preventScrollReset: true },
      ),
    [name, setParams],
  );
  return [readSort(params.get(name)), setSort];
}
