import { useRef, useState } from 'react';
import useMountedState from 'react-use/esm/useMountedState';
import { useApi } from '@backstage/core-plugin-api';
import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from './DoraApi';
import { usePoll } from './usePoll';

/** How far the numbers are, and a count that grows whenever they changed. */
export interface Status {
  status?: DoraStatus;
  revision: number;
}

/**
 * Asks every five seconds, while somebody looks, whether reports changed.
 *
 * Call it before the hooks that load reports: its first question then leaves
 * first, and a change between the two answers is not missed.
 */
export function useStatus(): Status {
  const api = useApi(doraApiRef);
  const [state, setState] = useState<Status>({ revision: 0 });
  const isMounted = useMountedState();
  const asking = useRef(false);

  usePoll(async () => {
    if (asking.current) {
      return;
    }
    asking.current = true;
    try {
      const status = await api.getStatus();
      if (isMounted()) {
        setState(before => next(before, status));
      }
    } catch {
      // The numbers on the page stay right; the next poll asks again.
    } finally {
      asking.current = false;
    }
  });

  return state;
}

function next(before: Status, status: DoraStatus): Status {
  if (JSON.stringify(before.status) === JSON.stringify(status)) {
    return before;
  }
  const known = before.status?.revision;
  const changed = known !== undefined && known !== status.revision;
  return { status, revision: before.revision + (changed ? 1 : 0) };
}
