import fc from 'fast-check';
import { SelectedDeployment, SelectedIncident } from '../metrics';
import { deployment, incident } from './__testUtils__/arbitraryRows';
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
import { addTotals, encodeTotals } from './totalsCodec';

function cellOf(
  deployments: SelectedDeployment[],
  incidents: SelectedIncident[],
): Cell {
  const cell = new Cell();
  deployments.forEach(row => cell.addDeployment(row, 'UTC'));
  incidents.forEach(row => {
    cell.addIncident(row);
    cell.totals.addIncident(row);
  });
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
        const totals = cells.map(cell => encodeTotals(cell.totals));
        addTotals(Buffer.concat(totals), sum.totals);
        expect(sum.toTally()).toEqual(whole.toTally());
        expect(sum.toStages()).toEqual(whole.toStages());
        expect(sum.totals).toEqual(whole.totals);
        expect(encodeTotals(sum.totals)).toEqual(encodeTotals(whole.totals));
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
