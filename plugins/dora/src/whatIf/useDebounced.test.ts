import { act, renderHook } from '@testing-library/react';
import { useDebounced } from './useDebounced';

describe('useDebounced', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('answers the first text at once, and another when it has stood still', () => {
    const { result, rerender } = renderHook(text => useDebounced(text, 250), {
      initialProps: 'a',
    });
    expect(result.current).toBe('a');
    rerender('b');
    act(() => jest.advanceTimersByTime(249));
    rerender('c');
    act(() => jest.advanceTimersByTime(249));
    expect(result.current).toBe('a');
    act(() => jest.advanceTimersByTime(1));
    expect(result.current).toBe('c');
  });
});
