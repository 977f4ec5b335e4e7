import { fromBits, toBits } from './causes';

describe('causes as bits', () => {
  it('are the bits that the migration tells of', () => {
    expect(toBits('late_events')).toBe(1);
    expect(toBits('correction')).toBe(2);
    expect(toBits('definitions')).toBe(4);
    expect(toBits('catalog')).toBe(8);
    expect(toBits('rebuild')).toBe(16);
  });

  it('come back in their usual order, each once', () => {
    expect(fromBits(toBits('rebuild', 'late_events', 'rebuild'))).toEqual([
      'late_events',
      'rebuild',
    ]);
    expect(fromBits(0)).toEqual([]);
  });
});
