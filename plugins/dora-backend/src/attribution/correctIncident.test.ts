import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { correctTimes, saidServices } from './correctIncident';

const MINUTE = 60_000;
const at = (minute: number) => new Date(minute * MINUTE).toISOString();
const told = {
  detectedAt: 0,
  acknowledgedAt: null,
  mitigatedAt: 60 * MINUTE,
  resolvedAt: 90 * MINUTE,
  reopens: 1,
  // With a pause of 20 minutes.
  openMs: 40 * MINUTE,
};
const times = (said: object): CorrectionChange => ({
  kind: 'set_incident_times',
  incidentId: 'i',
  ...said,
});

describe('corrected times', () => {
  it.each([
    ['none that are said', [], {}],
    [
      'detection',
      [times({ detectedAt: at(10) })],
      { detectedAt: 10 * MINUTE, openMs: 30 * MINUTE },
    ],
    [
      'no mitigation',
      [times({ mitigatedAt: null })],
      { mitigatedAt: null, openMs: 70 * MINUTE },
    ],
    [
      'no end',
      [times({ mitigatedAt: null, resolvedAt: null })],
      { mitigatedAt: null, resolvedAt: null, openMs: null },
    ],
    [
      'time by time the last',
      [
        times({ detectedAt: at(10), mitigatedAt: at(50) }),
        times({ mitigatedAt: at(80) }),
      ],
      {
        detectedAt: 10 * MINUTE,
        mitigatedAt: 80 * MINUTE,
        openMs: 50 * MINUTE,
      },
    ],
  ])('hold %s', (_, changes, expected) => {
    expect(correctTimes(told, changes)).toEqual({ ...told, ...expected });
  });

  it('end what is still open', () => {
    const open = { ...told, mitigatedAt: null, resolvedAt: null, openMs: null };
    expect(correctTimes(open, [times({ resolvedAt: at(30) })])).toMatchObject({
      resolvedAt: 30 * MINUTE,
      openMs: 30 * MINUTE,
    });
  });
});

describe('corrected services', () => {
  it('are those that were said last', () => {
    const services = (...serviceRefs: string[]): CorrectionChange => ({
      kind: 'set_incident_services',
      incidentId: 'i',
      serviceRefs,
    });
    expect(saidServices([times({})])).toBeUndefined();
    expect(saidServices([services('a'), times({})])).toEqual(['a']);
    expect(saidServices([services('a'), services()])).toEqual([]);
  });
});
