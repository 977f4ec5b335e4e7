import { IncidentMoment, incidentTimes } from './incidentTimes';

const moment = (kind: IncidentMoment['kind'], at: number) => ({ kind, at });

describe('incidentTimes', () => {
  it('knows nothing of a new incident', () => {
    expect(incidentTimes([])).toEqual({
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      reopens: 0,
    });
  });

  it('keeps the first acknowledgement and mitigation and the last resolution', () => {
    expect(
      incidentTimes([
        moment('resolved', 60),
        moment('mitigated', 45),
        moment('acknowledged', 25),
        moment('acknowledged', 30),
        moment('mitigated', 50),
        moment('resolved', 70),
      ]),
    ).toEqual({
      acknowledgedAt: 25,
      mitigatedAt: 45,
      resolvedAt: 70,
      reopens: 0,
    });
  });

  it('is open again after a reopening', () => {
    expect(
      incidentTimes([
        moment('mitigated', 45),
        moment('resolved', 60),
        moment('reopened', 90),
      ]),
    ).toMatchObject({ mitigatedAt: null, resolvedAt: null, reopens: 1 });
  });

  it('ends with the mitigation after the last reopening', () => {
    expect(
      incidentTimes([
        moment('resolved', 120),
        moment('reopened', 90),
        moment('mitigated', 110),
        moment('mitigated', 45),
      ]),
    ).toMatchObject({ mitigatedAt: 110, resolvedAt: 120, reopens: 1 });
  });
});
