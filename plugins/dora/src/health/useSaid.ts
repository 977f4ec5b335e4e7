import { useState } from 'react';

/** What became of the last action, and the how manieth it was. */
export interface Said {
  words: string;
  count: number;
}

/** Remembers what to tell about the last action. */
export function useSaid(): [Said | undefined, (words: string) => void] {
  const [said, setSaid] = useState<Said>();
  const say = (words: string) =>
    setSaid(before => ({ words, count: (before?.count ?? 0) + 1 }));
  return [said, say];
}
