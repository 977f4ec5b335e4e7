import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { renderOnEntity } from '../__testUtils__/render';
import { aWhatIf, someStages } from '../__testUtils__/stages';
import { WhatIf } from './WhatIf';

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnEntity(
    <WhatIf
      report={someStages()}
      reports={{
        service: { kind: 'Component', namespace: 'default', name: 'checkout' },
        query: { range: '30d', environment: 'production', compare: 'none' },
        status: { revision: 0, hasten: () => {} },
      }}
    />,
    { api, search },
  );

const opener = () => screen.findByRole('button', { name: 'What if…' });
const slider = (stage: string) =>
  screen.getByRole('slider', { name: `Part of its time that ${stage} takes` });
const answer = () => {
  const group = screen.getByRole('group', {
    name: 'What if a stage took less of its time?',
  });
  return within(group).getByRole('status');
};
const search = () => screen.getByTestId('search').textContent;

describe('what if a stage took less of its time', () => {
  it('is folded up until it is asked for', async () => {
    const getStageWhatIf = jest.fn(async () => aWhatIf());
    show({ getStageWhatIf });
    const button = await opener();
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getAllByRole('slider')).toHaveLength(4);
    expect(slider('Review')).toHaveAttribute('aria-valuetext', 'as today');
    expect(answer()).toHaveTextContent('Today P50 is 2 h.');
    expect(getStageWhatIf).not.toHaveBeenCalled();
  });

  it('asks once the slider stands still, and tells before and after', async () => {
    const getStageWhatIf = jest.fn(async () => aWhatIf());
    show({ getStageWhatIf });
    await userEvent.click(await opener());
    for (let step = 0; step < 5; step++) {
      fireEvent.keyDown(slider('Review'), { key: 'ArrowLeft' });
    }
    expect(slider('Review')).toHaveAttribute('aria-valuetext', 'half');
    expect(search()).toBe('?whatif=review%3A0.5');
    await waitFor(() => expect(answer()).toHaveAttribute('aria-busy', 'false'));
    expect(answer()).toHaveTextContent(
      'P50 2 h → 1 h 38 min, P95 9 h → 7 h 10 min, over 57 changes, recomputed for each.',
    );
    expect(getStageWhatIf).toHaveBeenLastCalledWith(expect.anything(), {
      range: '30d',
      environment: 'production',
      factors: { review: 0.5 },
    });
  });

  it('is open where the URL tries something out, and goes back to today', async () => {
    show({}, '?whatif=review:0.5,test:0.8&range=7d');
    await opener();
    expect(slider('Test')).toHaveAttribute('aria-valuetext', '80 %');
    await userEvent.click(screen.getByRole('button', { name: 'All as today' }));
    expect(search()).toBe('?range=7d');
    expect(slider('Test')).toHaveAttribute('aria-valuetext', 'as today');
    expect(screen.getByText(/the wait may move to the next/)).toBeVisible();
  });

  it('needs 20 changes to tell P95', async () => {
    const few = { mean: 7200, p50: 7200, p95: null };
    show(
      {
        getStageWhatIf: async () => aWhatIf({ n: 7, before: few, after: few }),
      },
      '?whatif=review:0.5',
    );
    expect(
      await screen.findByText(
        'P50 2 h → 2 h, over 7 changes, recomputed for each. P95 needs 20 changes.',
      ),
    ).toBeVisible();
  });

  it('tells when there are too many changes to compute it for each', async () => {
    const message = 'There are more than 50000 rows; ask for fewer days';
    const error = await responseError(400, message);
    show({ getStageWhatIf: () => Promise.reject(error) }, '?whatif=review:0.5');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      `Couldn't compute it. Other numbers are unaffected.${message}`,
    );
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });

  it('fails alone and may be tried again', async () => {
    const getStageWhatIf = jest
      .fn(async () => aWhatIf())
      .mockRejectedValueOnce(await responseError(500, 'Broken'));
    show({ getStageWhatIf }, '?whatif=review:0.5');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't compute it. Other numbers are unaffected.Broken",
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(answer()).toHaveTextContent('over 57 changes'));
  });
});
