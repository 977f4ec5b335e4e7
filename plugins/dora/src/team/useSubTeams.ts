import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAM = 'subteams';

/** Whether services of the teams below count too; the URL says so. */
export function useSubTeams(): [boolean, (included: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const setIncluded = useCallback(
    (included: boolean) =>
      setParams(before => {
        const next = new URLSearchParams(before);
        if (included) {
          next.set(PARAM, '1');
        } else {
          next.delete(PARAM);
        }
        return next;
      }),
    [setParams],
  );
  return [params.get(PARAM) === '1', setIncluded];
}
