import { act, fireEvent, screen } from '@testing-library/react';
import { aCorrection } from '../__testUtils__/corrections';
import { renderOnPage } from '../__testUtils__/render';
import { aStatus } from '../__testUtils__/reports';
import { useCorrections } from '../corrections/useCorrections';
import { useStatus } from './useStatus';

const service = { kind: 'component', namespace: 'default', name: 'checkout' };

/** Tells how often a page would have loaded its reports again. */
function Page() {
  const status = useStatus();
  const corrections = useCorrections(service, status);
  return (
    <>
      <p role="status">{status.revision}</p>
      <button onClick={() => corrections.undo('c1')}>Undo</button>
    </>
  );
}

const loads = () => Number(screen.getByRole('status').textContent);

/** Lets so many polls happen, and answers how often the page loads again. */
async function poll(count: number): Promise<number> {
  const before = loads();
  for (let done = 0; done < count; done++) {
    await act(() => jest.advanceTimersByTimeAsync(5000));
  }
  return loads() - before;
}

/** A page above a backend whose numbers are others whenever it is asked. */
async function showBusy() {
  let revision = 0;
  const api = {
    getStatus: jest.fn(async () => aStatus({ revision: String(revision++) })),
    undoCorrection: jest.fn(async () => aCorrection()),
  };
  renderOnPage(<Page />, { api });
  await act(() => jest.advanceTimersByTimeAsync(100));
  return api;
}

describe('useStatus where numbers always change', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('has reports loaded twice a minute, however often it asks', async () => {
    const { getStatus } = await showBusy();
    await poll(20);
    getStatus.mockClear();
    expect(await poll(60)).toBe(10);
    expect(getStatus).toHaveBeenCalledTimes(60);
  });

  it('has them loaded at once after the reader has corrected something', async () => {
    const { undoCorrection } = await showBusy();
    await poll(20);
    expect(await poll(2)).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await poll(2)).toBe(2);
    expect(undoCorrection).toHaveBeenCalledTimes(1);
  });

  it('has nothing loaded while nobody looks', async () => {
    await showBusy();
    await poll(20);
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    expect(await poll(60)).toBe(0);
  });
});
