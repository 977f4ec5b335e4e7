import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import { DEFAULT_VALUES, withValues } from '../definitions';
import { incident } from './__fixtures__/rows';
import { listIncident, selectIncident, selectListed } from './selectIncidents';
import { IncidentRow } from './rows';

const at = (time: string) => Date.parse(`2025-06-10T${time}:00Z`);
const NOW = at('12:20');

/** Deployed 9:50 to 10:00, detected 10:20, mitigated 10:45, resolved 11:00, rolled back 10:50. */
const caused: Partial<IncidentRow> = {
  detectedAt: at('10:20'),
  mitigatedAt: at('10:45'),
  resolvedAt: at('11:00'),
  remediatedAt: at('10:50'),
  cause: {
    deploymentId: 'd1',
    startedAt: at('09:50'),
    finishedAt: at('10:00'),
  },
};

function select(
  row: Partial<IncidentRow>,
  definitions: Partial<DefinitionValues> = {},
) {
  const { seconds, excluded, isOpen } = selectIncident(
    incident(null, row),
    withValues(DEFAULT_VALUES, definitions),
    NOW,
  );
  return { minutes: seconds === null ? null : seconds / 60, excluded, isOpen };
}

describe('selectIncident', () => {
  it.each<[Partial<DefinitionValues>, number]>([
    [{}, 25],
    [{ restoreEnd: 'resolved' }, 40],
    [{ restoreStart: 'deployment_finished', restoreEnd: 'resolved' }, 60],
    [{ restoreStart: 'deployment_finished' }, 45],
    [{ restoreStart: 'deployment_started' }, 55],
    [{ restoreEnd: 'remediated' }, 30],
  ])('by %j takes %d minutes', (definitions, minutes) => {
    expect(select(caused, definitions)).toEqual({
      minutes,
      excluded: null,
      isOpen: false,
    });
  });

  it('starts with the detection where no deployment has caused it', () => {
    expect(
      select({ ...caused, cause: null }, { restoreStart: 'deployment_started' })
        .minutes,
    ).toBe(25);
  });

  it('ends with the resolution where no mitigation was told', () => {
    const row = incident(null, { ...caused, mitigatedAt: null });
    expect(selectIncident(row, DEFAULT_VALUES, NOW)).toMatchObject({
      seconds: 2400,
      endedByResolution: true,
      mitigatedSeconds: null,
      resolvedSeconds: 2400,
    });
  });

  it.each<[string, Partial<IncidentRow>, Partial<DefinitionValues>]>([
    ['duplicate', { ...caused, isDuplicate: true }, {}],
    [
      'not_change_related',
      { ...caused, cause: null },
      { restorePopulation: 'change_related' },
    ],
    ['open', { detectedAt: at('10:20') }, {}],
    ['open', { ...caused, resolvedAt: null }, { restoreEnd: 'resolved' }],
    ['no_end', { ...caused, remediatedAt: null }, { restoreEnd: 'remediated' }],
    ['negative', { ...caused, mitigatedAt: at('10:19') }, {}],
  ])('is left out: %s', (reason, row, definitions) => {
    expect(select(row, definitions).excluded).toBe(reason);
  });

  it('counts an open incident so far only where the definitions say so', () => {
    const open = { detectedAt: at('10:20') };
    expect(select(open, { restoreOpen: 'so_far' })).toEqual({
      minutes: 120,
      excluded: null,
      isOpen: true,
    });
    expect(select(open)).toEqual({
      minutes: null,
      excluded: 'open',
      isOpen: true,
    });
  });

  // Open 10:20 to 10:30 and again 10:40 to 11:00.
  it.each([
    ['elapsed', 40],
    ['open_time', 30],
  ] as const)(
    'takes %s of a reopened incident: %d',
    (restoreReopened, minutes) => {
      const row = {
        detectedAt: at('10:20'),
        mitigatedAt: at('11:00'),
        openMs: 30 * 60_000,
        reopens: 1,
      };
      expect(select(row, { restoreReopened }).minutes).toBe(minutes);
    },
  );
});

describe('a listed incident', () => {
  const definitions = fc.record({
    restoreStart: fc.constantFrom(
      'detected' as const,
      'deployment_started' as const,
      'deployment_finished' as const,
    ),
    restoreEnd: fc.constantFrom(
      'mitigated' as const,
      'resolved' as const,
      'remediated' as const,
    ),
    restorePopulation: fc.constantFrom(
      'all' as const,
      'change_related' as const,
    ),
    restoreOpen: fc.constantFrom('exclude' as const, 'so_far' as const),
  });
  const told = fc.record({
    isDuplicate: fc.boolean(),
    mitigatedAt: fc.constantFrom(null, caused.mitigatedAt!),
    resolvedAt: fc.constantFrom(null, caused.resolvedAt!),
    remediatedAt: fc.constantFrom(null, caused.remediatedAt!),
    cause: fc.constantFrom(null, caused.cause!, {
      deploymentId: 'd2',
      startedAt: NOW + 1_000,
      finishedAt: NOW + 60_000,
    }),
  });

  it('counts later as it would then', () => {
    fc.assert(
      fc.property(told, definitions, fc.nat(120_000), (row, rules, later) => {
        const values = withValues(DEFAULT_VALUES, rules);
        const full = incident(null, { ...caused, ...row });
        const listed = listIncident(full, values, NOW);
        expect(selectListed(listed, NOW + later)).toEqual(
          selectIncident(full, values, NOW + later),
        );
      }),
    );
  });
});
