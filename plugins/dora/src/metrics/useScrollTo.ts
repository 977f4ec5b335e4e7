import { RefObject, useEffect } from 'react';

/** Brings an area into view when it becomes the chosen one. */
export function useScrollTo(ref: RefObject<HTMLElement>, wanted: boolean) {
  useEffect(() => {
    if (wanted) {
      ref.current?.scrollIntoView?.({ behavior: 'smooth', block: 'nearest' });
    }
  }, [ref, wanted]);
}
