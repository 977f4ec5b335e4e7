import { DEFAULT_FILTERS } from './filters';
import { toQuery } from './query';

const shared = { environment: 'production', compare: 'previous' };

describe('toQuery', () => {
  it.each([
    ['30d', '2026-03-12', { range: '30d' }],
    ['this-quarter', '2026-03-12', { from: '2026-01-01', to: '2026-03-12' }],
    ['this-quarter', '2026-04-01', { from: '2026-04-01', to: '2026-04-01' }],
    ['last-quarter', '2026-03-12', { from: '2025-10-01', to: '2025-12-31' }],
    ['last-quarter', '2026-12-31', { from: '2026-07-01', to: '2026-09-30' }],
  ] as const)('%s on %s', (range, today, span) => {
    expect(
      toQuery({ ...DEFAULT_FILTERS, range }, new Date(`${today}T12:00:00Z`)),
    ).toEqual({ ...shared, ...span });
  });

  it('asks for no comparison, another environment and other levels', () => {
    expect(
      toQuery(
        {
          range: 'custom',
          from: '2026-03-01',
          to: '2026-03-10',
          compare: 'none',
          environment: 'staging',
          levels: '2023',
        },
        new Date(),
      ),
    ).toEqual({
      from: '2026-03-01',
      to: '2026-03-10',
      compare: 'none',
      environment: 'staging',
      levels: '2023',
    });
  });
});
