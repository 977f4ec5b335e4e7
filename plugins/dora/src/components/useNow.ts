import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time, to the minute unless told otherwise, so that ages on the page keep growing. */
export function useNow(precision: number = MINUTE): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), precision);
    return () => clearInterval(timer);
  }, [precision]);
  return now;
}
