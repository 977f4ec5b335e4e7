import { aBucket, aSeries } from '../__testUtils__/series';
import { marksIn, marksOf } from './marks';

const weeks = aSeries({
  bucketSize: 'week',
  buckets: [
    aBucket('2026-03-02'),
    aBucket('2026-03-09'),
    aBucket('2026-03-16'),
  ],
  definitionChanges: [
    { day: '2026-03-15', version: 3, text: 'Rules v2 → v3' },
    { day: '2026-03-09', version: 2, text: 'Rules v1 → v2' },
  ],
  interventions: [
    { id: '1', day: '2026-03-20', title: 'Smaller batches' },
    { id: '2', day: '2026-03-10', title: 'New tests' },
  ],
});

describe('marks of a trend', () => {
  it('are numbered from the oldest on', () => {
    expect(marksOf(weeks)).toEqual([
      { number: 1, day: '2026-03-09', text: 'Rules v1 → v2' },
      { number: 2, day: '2026-03-10', text: 'New tests' },
      { number: 3, day: '2026-03-15', text: 'Rules v2 → v3' },
      { number: 4, day: '2026-03-20', text: 'Smaller batches' },
    ]);
  });

  it('lie in the bucket of their day', () => {
    expect(weeks.buckets.map(({ day }) => marksIn(weeks, day))).toEqual([
      '',
      '1, 2, 3',
      '4',
    ]);
  });
});
