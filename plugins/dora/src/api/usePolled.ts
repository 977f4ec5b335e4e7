import { useRef, useState } from 'react';
import { Loaded, useLoaded } from './useLoaded';
import { usePoll } from './usePoll';

/**
 * Loads like `useLoaded`, and again every few seconds while somebody looks.
 * The next question waits for the answer to the one before, so that a slow
 * backend is not asked twice at once.
 */
export function usePolled<T>(
  load: () => Promise<T>,
  key: string,
  revision: number,
  options: { paused?: boolean; everyMilliseconds?: number } = {},
): Loaded<T> {
  const [polls, setPolls] = useState(0);
  const underWay = useRef(0);
  const loaded = useLoaded(
    async () => {
      underWay.current += 1;
      try {
        return await load();
      } finally {
        underWay.current -= 1;
      }
    },
    key,
    // Both only grow, so that a change of either changes the sum.
    revision + polls,
  );
  usePoll(() => {
    if (!options.paused && underWay.current === 0) {
      setPolls(count => count + 1);
    }
  }, options.everyMilliseconds);
  return loaded;
}
