import { divideLives, IncidentMoment, incidentTimes } from './incidentTimes';

const DAY = 86_400_000;
const moment = (kind: IncidentMoment['kind'], at: number) => ({ kind, at });
const acknowledged = (at: number) => moment('acknowledged', at);
const mitigated = (at: number) => moment('mitigated', at);
const resolved = (at: number) => moment('resolved', at);
const reopened = (at: number) => moment('reopened', at);

describe('incidentTimes', () => {
  it('knows nothing of a new incident', () => {
    expect(incidentTimes(0, [])).toEqual({
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      reopens: 0,
      openMs: null,
    });
  });

  it('keeps the first acknowledgement and mitigation and the last resolution', () => {
    expect(
      incidentTimes(20, [
        resolved(60),
        mitigated(45),
        acknowledged(25),
        acknowledged(30),
        mitigated(50),
        resolved(70),
      ]),
    ).toEqual({
      acknowledgedAt: 25,
      mitigatedAt: 45,
      resolvedAt: 70,
      reopens: 0,
      openMs: 25,
    });
  });

  it('is open again after a reopening', () => {
    expect(
      incidentTimes(20, [mitigated(45), resolved(60), reopened(90)]),
    ).toMatchObject({
      mitigatedAt: null,
      resolvedAt: null,
      reopens: 1,
      openMs: null,
    });
  });

  it('ends with the mitigation after the last reopening', () => {
    expect(
      incidentTimes(20, [
        resolved(120),
        reopened(90),
        mitigated(110),
        mitigated(45),
      ]),
    ).toMatchObject({ mitigatedAt: 110, resolvedAt: 120, reopens: 1 });
  });
});

describe('the time that an incident was open', () => {
  it.each<[string, IncidentMoment[], number | null]>([
    ['ends with its mitigation', [mitigated(45), resolved(60)], 45],
    ['else with its last resolution', [resolved(60), resolved(70)], 70],
    ['is not known while it is open', [acknowledged(10)], null],
    ['nor while it is open again', [resolved(60), reopened(90)], null],
    [
      'leaves out pauses',
      [mitigated(10), resolved(20), reopened(50), resolved(65)],
      25,
    ],
    [
      'leaves out each of several pauses',
      [
        resolved(10),
        reopened(30),
        mitigated(35),
        resolved(40),
        reopened(100),
        resolved(107),
      ],
      22,
    ],
    [
      'goes on where it was opened again while it was open',
      [reopened(30), resolved(40)],
      40,
    ],
    [
      'ends before the reopening that is told for the same instant',
      [mitigated(40), reopened(40), resolved(55)],
      55,
    ],
    [
      'goes on after a reopening that is told for the instant of the end',
      [mitigated(40), reopened(40)],
      null,
    ],
    ['is negative where the end is before the detection', [resolved(-5)], -5],
  ])('%s', (_, moments, expected) => {
    expect(incidentTimes(0, moments).openMs).toBe(expected);
    expect(incidentTimes(0, [...moments].reverse()).openMs).toBe(expected);
  });
});

describe('the lives of an incident', () => {
  const beginnings = (moments: IncidentMoment[]) =>
    divideLives(moments).map(({ reopenedAt }) => reopenedAt);

  it.each<[string, IncidentMoment[], Array<number | null>]>([
    ['are one without moments', [], [null]],
    ['are one for a pause of 7 days', [resolved(0), reopened(7 * DAY)], [null]],
    [
      'are two for a longer one',
      [resolved(0), reopened(7 * DAY + 1)],
      [null, 7 * DAY + 1],
    ],
    [
      'are told apart by the last of its ends',
      [mitigated(0), resolved(2 * DAY), reopened(8 * DAY)],
      [null],
    ],
    ['are one where no end is told', [reopened(30 * DAY)], [null]],
    [
      'are one where it was open in between',
      [resolved(0), reopened(DAY), reopened(20 * DAY)],
      [null],
    ],
    [
      'are as many as there were such pauses',
      [
        resolved(0),
        reopened(10 * DAY),
        resolved(11 * DAY),
        reopened(12 * DAY),
        resolved(13 * DAY),
        reopened(30 * DAY),
      ],
      [null, 10 * DAY, 30 * DAY],
    ],
  ])('%s', (_, moments, expected) => {
    expect(beginnings(moments)).toEqual(expected);
    expect(beginnings([...moments].reverse())).toEqual(expected);
  });

  it('share out what was told, without the reopenings that begin them', () => {
    expect(
      divideLives([
        acknowledged(1),
        resolved(2),
        reopened(10 * DAY),
        acknowledged(10 * DAY + 3),
        reopened(11 * DAY),
        resolved(12 * DAY),
      ]),
    ).toEqual([
      { reopenedAt: null, moments: [acknowledged(1), resolved(2)] },
      {
        reopenedAt: 10 * DAY,
        moments: [
          acknowledged(10 * DAY + 3),
          reopened(11 * DAY),
          resolved(12 * DAY),
        ],
      },
    ]);
  });
});
