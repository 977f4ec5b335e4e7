import { useCallback, useRef, useState } from 'react';
import useMountedState from 'react-use/esm/useMountedState';
import { useApi } from '@backstage/core-plugin-api';
import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from './DoraApi';
import { RefreshPace } from './RefreshPace';
import { usePoll } from './usePoll';

/** How far the numbers are, and a count that grows when to load them again. */
export interface Status {
  status?: DoraStatus;
  revision: number;
  /** Tells that the reader has changed something and waits for its numbers. */
  hasten: () => void;
}

/**
 * Asks every five seconds, while somebody looks, whether reports changed. Where
 * they always do, the count grows twice a minute.
 *
 * Call it before the hooks that load reports: its first question then leaves
 * first, and a change between the two answers is not missed.
 */
export function useStatus(): Status {
  const api = useApi(doraApiRef);
  const [status, setStatus] = useState<DoraStatus>();
  const [revision, setRevision] = useState(0);
  const isMounted = useMountedState();
  const asking = useRef(false);
  const loaded = useRef<string>();
  const [pace] = useState(() => new RefreshPace());

  const take = (answer: DoraStatus) => {
    setStatus(before => (isSame(before, answer) ? before : answer));
    loaded.current ??= answer.revision;
    if (loaded.current !== answer.revision && pace.next(Date.now())) {
      loaded.current = answer.revision;
      setRevision(count => count + 1);
    }
  };

  usePoll(async () => {
    if (asking.current) {
      return;
    }
    asking.current = true;
    try {
      const answer = await api.getStatus();
      if (isMounted()) {
        take(answer);
      }
    } catch {
      // The numbers on the page stay right; the next poll asks again.
    } finally {
      asking.current = false;
    }
  });

  return { status, revision, hasten: useCallback(() => pace.hasten(), [pace]) };
}

function isSame(before: DoraStatus | undefined, answer: DoraStatus): boolean {
  return JSON.stringify(before) === JSON.stringify(answer);
}
