import { act, screen } from '@testing-library/react';
import { renderOnEntity } from '../__testUtils__/render';
import { aReport, aStatus, someMetrics } from '../__testUtils__/reports';
import { EntityDoraContent } from './EntityDoraContent';

/** The report of the period, of 30 days and of the week. */
const QUESTIONS = 3;

const wait = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

const withDeployments = (n: number) =>
  aReport({ metrics: someMetrics({ deployment_frequency: { n } }) });

/** A page above a backend whose revision and numbers can be changed. */
function show() {
  const backend = { revision: 'r1', n: 147 };
  const api = {
    getStatus: jest.fn(async () => aStatus({ revision: backend.revision })),
    getServiceMetrics: jest.fn(async () => withDeployments(backend.n)),
  };
  renderOnEntity(<EntityDoraContent />, { api });
  return { backend, api };
}

function setVisibility(state: DocumentVisibilityState) {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('refreshing', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('loads again when the revision changes, and only then', async () => {
    const { backend, api } = show();
    await wait(100);
    expect(screen.getByText('147 deployments')).toBeVisible();
    await wait(20_000);
    expect(api.getStatus).toHaveBeenCalledTimes(5);
    expect(api.getServiceMetrics).toHaveBeenCalledTimes(QUESTIONS);

    Object.assign(backend, { revision: 'r2', n: 148 });
    await wait(5000);
    expect(api.getServiceMetrics).toHaveBeenCalledTimes(2 * QUESTIONS);
    expect(screen.getByText('148 deployments')).toBeVisible();
  });

  it('shows a rare event at the next poll, however it is worked off', async () => {
    const { backend, api } = show();
    await wait(100_000);
    backend.revision = 'linked';
    await wait(5000);
    Object.assign(backend, { revision: 'computed', n: 148 });
    await wait(5000);
    expect(screen.getByText('148 deployments')).toBeVisible();
    expect(api.getServiceMetrics).toHaveBeenCalledTimes(3 * QUESTIONS);
  });

  it('keeps the old numbers until the new ones are there', async () => {
    const { backend, api } = show();
    await wait(100);
    let answer: (report: ReturnType<typeof aReport>) => void = () => {};
    api.getServiceMetrics.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    backend.revision = 'r2';
    await wait(5000);
    expect(screen.getByText('147 deployments')).toBeVisible();
    expect(screen.queryByTestId('tile-skeleton')).not.toBeInTheDocument();
    await act(async () => answer(withDeployments(149)));
    expect(screen.getByText('149 deployments')).toBeVisible();
  });

  it('keeps them when loading again fails', async () => {
    const { backend, api } = show();
    await wait(100);
    api.getServiceMetrics.mockRejectedValue(new Error('Broken'));
    backend.revision = 'r2';
    await wait(5000);
    expect(screen.getByText('147 deployments')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('goes on after a poll has failed', async () => {
    const { backend, api } = show();
    await wait(100);
    api.getStatus.mockRejectedValueOnce(new Error('Broken'));
    await wait(5000);
    Object.assign(backend, { revision: 'r2', n: 150 });
    await wait(5000);
    expect(screen.getByText('150 deployments')).toBeVisible();
  });

  it('rests while nobody looks, and asks at once when somebody does', async () => {
    const { backend, api } = show();
    await wait(100);
    setVisibility('hidden');
    await wait(60_000);
    expect(api.getStatus).toHaveBeenCalledTimes(1);
    Object.assign(backend, { revision: 'r2', n: 151 });
    setVisibility('visible');
    await wait(10);
    expect(screen.getByText('151 deployments')).toBeVisible();
  });
});
