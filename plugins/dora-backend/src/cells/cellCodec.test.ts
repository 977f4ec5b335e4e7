import {
  DEPLOYMENT_KINDS,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import { SelectedDeployment, SelectedIncident } from '../metrics';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { Cell } from './Cell';
import {
  addCore,
  addDetail,
  addStages,
  decodeYoung,
  encodeCore,
  encodeDetail,
  encodeStages,
  encodeYoung,
} from './cellCodec';

const DAY = Date.UTC(2026, 2, 1);
const duration = fc.nat(10_000_000).map(milliseconds => milliseconds / 1000);

const deployment: fc.Arbitrary<SelectedDeployment> = fc.record({
  id: fc.uuid(),
  startedAt: fc.constant(DAY),
  finishedAt: fc.integer({ min: DAY, max: DAY + 90 * 86_400_000 }),
  kind: fc.constantFrom(...DEPLOYMENT_KINDS),
  succeeded: fc.boolean(),
  notInFrequency: fc.constantFrom(null, 'kind' as const),
  notInFailureRate: fc.constantFrom(null, 'kind' as const),
  maturesAt: fc.integer({ min: DAY, max: DAY + 91 * 86_400_000 }),
  failures: fc.subarray([...FAILURE_RULES]),
  leadTimes: fc.array(
    duration.map(seconds => ({ seconds, shas: [], change: null })),
    { maxLength: 4 },
  ),
  stageSeconds: fc.array(fc.array(duration, { minLength: 8, maxLength: 8 }), {
    maxLength: 4,
  }),
});

const incident: fc.Arbitrary<SelectedIncident> = fc.record({
  id: fc.uuid(),
  detectedAt: fc.integer({ min: DAY, max: DAY + 90 * 86_400_000 }),
  severity: fc.constantFrom('SEV1', 'SEV2', 'störung', 'unknown'),
  seconds: fc.option(duration),
  excluded: fc.constantFrom(null, 'duplicate', 'negative', 'no_end'),
  isOpen: fc.constant(false),
  isChangeRelated: fc.boolean(),
  endedByResolution: fc.boolean(),
  mitigatedSeconds: fc.option(duration),
  resolvedSeconds: fc.option(duration),
  isReopened: fc.boolean(),
});

function cellOf(
  deployments: SelectedDeployment[],
  incidents: SelectedIncident[],
): Cell {
  const cell = new Cell();
  deployments.forEach(row => cell.addDeployment(row, 'UTC'));
  incidents.forEach(row => cell.addIncident(row));
  return cell;
}

describe('a cell as bytes', () => {
  const rows = fc.tuple(
    fc.array(deployment, { maxLength: 20 }),
    fc.array(incident, { maxLength: 10 }),
  );

  it('adds up to the cell of all rows, in any order', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 5 }), parts => {
        const whole = cellOf(
          parts.flatMap(([deployments]) => deployments),
          parts.flatMap(([, incidents]) => incidents),
        );
        const cells = parts.map(part => cellOf(...part)).reverse();
        const sum = new Cell();
        addCore(Buffer.concat(cells.map(encodeCore)), sum);
        addDetail(Buffer.concat(cells.map(encodeDetail)), sum);
        addStages(Buffer.concat(cells.map(encodeStages)), sum);
        expect(sum.toTally()).toEqual(whole.toTally());
        expect(sum.toStages()).toEqual(whole.toStages());
        expect(encodeCore(sum)).toEqual(encodeCore(whole));
        expect(encodeDetail(sum)).toEqual(encodeDetail(whole));
        expect(encodeStages(sum)).toEqual(encodeStages(whole));
      }),
    );
  });

  it('remembers until when deployments are too young', () => {
    fc.assert(
      fc.property(fc.array(deployment, { minLength: 1 }), deployments => {
        const young = deployments.map(({ maturesAt, failures }) => ({
          maturesAt,
          failures,
        }));
        expect(decodeYoung(encodeYoung(young)!)).toEqual(young);
      }),
    );
    expect(encodeYoung([])).toBeNull();
  });

  it.each([0, 1, 127, 128, 300, 2 ** 31, 2 ** 53 - 1])(
    'has room for %d',
    number => {
      const bytes = new ByteWriter().number(number).text('é').toBuffer();
      const reader = new ByteReader(bytes);
      expect([reader.number(), reader.text(), reader.isAtEnd]).toEqual([
        number,
        'é',
        true,
      ]);
    },
  );
});
