import { useCallback, useEffect, useState } from 'react';

/** A report on its way, there, or failed. */
export interface Loaded<T> {
  /** The newest answer; stays while the next one is on its way. */
  data?: T;
  error?: Error;
  /** True while `data` answers an earlier question than the one asked now. */
  stale: boolean;
  retry: () => void;
}

interface State<T> {
  key?: string;
  data?: T;
  failedKey?: string;
  error?: Error;
}

/**
 * Loads when `key` changes, and again, unseen, when `revision` does: what is
 * shown stays until the new answer is there, and a failure to refresh what is
 * already shown is left to the next revision.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  key: string,
  revision: number,
): Loaded<T> {
  const [state, setState] = useState<State<T>>({});
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let superseded = false;
    load().then(
      data => !superseded && setState({ key, data }),
      error =>
        !superseded &&
        setState(before =>
          before.key === key ? before : { ...before, failedKey: key, error },
        ),
    );
    return () => {
      superseded = true;
    };
    // `load` is a new closure in every render; `key` says when it differs.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, revision, attempt]);

  const retry = useCallback(() => {
    setState(before => ({ key: before.key, data: before.data }));
    setAttempt(count => count + 1);
  }, []);

  return {
    data: state.data,
    error: state.failedKey === key ? state.error : undefined,
    stale: state.key !== undefined && state.key !== key,
    retry,
  };
}
