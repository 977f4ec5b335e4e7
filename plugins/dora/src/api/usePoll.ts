import { useEffect, useRef } from 'react';

const POLL_MILLISECONDS = 5000;

/**
 * Asks now and every five seconds, unless told otherwise, while somebody looks,
 * and at once when somebody looks again.
 */
export function usePoll(
  ask: () => void,
  everyMilliseconds: number = POLL_MILLISECONDS,
) {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });

  useEffect(() => {
    const askIfSeen = () => {
      if (document.visibilityState !== 'hidden') {
        latest.current();
      }
    };
    askIfSeen();
    const timer = setInterval(askIfSeen, everyMilliseconds);
    window.addEventListener('focus', askIfSeen);
    document.addEventListener('visibilitychange', askIfSeen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', askIfSeen);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [everyMilliseconds]);
}
