import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Factors, readFactors, withFactors } from './factors';

/** What is tried out, which the URL keeps; the way back skips the steps between. */
export function useFactors(): [Factors, (factors: Factors) => void] {
  const [params, setParams] = useSearchParams();
  const factors = useMemo(() => readFactors(params), [params]);
  const setFactors = useCallback(
    (next: Factors) =>
      setParams(before => withFactors(before, next), { replace: true }),
    [setParams],
  );
  return [factors, setFactors];
}
