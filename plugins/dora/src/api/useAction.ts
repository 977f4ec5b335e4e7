import { useState } from 'react';

/** Something that a person asks the backend to do. */
export interface Action<T> {
  busy: boolean;
  /** Why the last try failed. */
  error?: Error;
  run: (change: () => Promise<T>) => Promise<void>;
}

/** Runs a change, and gives its answer to `onDone`. */
export function useAction<T>(onDone: (answer: T) => void): Action<T> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const run = async (change: () => Promise<T>) => {
    setBusy(true);
    setError(undefined);
    try {
      const answer = await change();
      // Before the dialog that shows it may close.
      setBusy(false);
      onDone(answer);
    } catch (caught) {
      setError(caught as Error);
      setBusy(false);
    }
  };
  return { busy, error, run };
}
