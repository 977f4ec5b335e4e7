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
  encodeCore,
  encodeDetail,
  encodeStages,
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
        // A day is told as often as there are cells that have it.
        whole.tally.activeDays
          .list()
          .forEach(day => whole.tally.activeDays.add(day, -1));
        cells
          .flatMap(({ tally }) => tally.activeDays.list())
          .forEach(day => whole.tally.activeDays.add(day, 1));
        const sum = new Cell();
        addCore(Buffer.concat(cells.map(cell => encodeCore(cell, 0))), sum);
        addDetail(Buffer.concat(cells.map(encodeDetail)), sum);
        addStages(Buffer.concat(cells.map(encodeStages)), sum);
        const totals = cells.map(cell => encodeTotals(cell.totals));
        addTotals(Buffer.concat(totals), sum.totals);
        expect(sum.toTally()).toEqual(whole.toTally());
        expect(sum.toStages()).toEqual(whole.toStages());
        expect(sum.totals).toEqual(whole.totals);
        expect(encodeTotals(sum.totals)).toEqual(encodeTotals(whole.totals));
        expect(encodeCore(sum, Infinity)).toEqual(encodeCore(whole, Infinity));
        expect(encodeDetail(sum)).toEqual(encodeDetail(whole));
        expect(encodeStages(sum)).toEqual(encodeStages(whole));
      }),
    );
  });

  it('tells what is too young to be judged, until it is', () => {
    fc.assert(
      fc.property(
        fc.array(deployment),
        fc.array(deployment),
        fc.nat(),
        fc.nat(),
        (kept, taken, storedAt, later) => {
          const now = storedAt + later;
          const report = new Cell({ now });
          addCore(
            encodeCore(cellOf([...kept, ...taken], []), storedAt),
            report,
          );
          addCore(encodeCore(cellOf(taken, []), now), report, -1);
          const expected = new Cell({ now });
          kept.forEach(row => expected.addDeployment(row, 'UTC'));
          const { causes, ...counts } = expected.toTally().changeFailures;
          expect(report.toTally().changeFailures).toMatchObject(counts);
          const young = kept.filter(
            row =>
              row.notInFailureRate === null &&
              row.maturesAt > Math.max(now, row.finishedAt),
          );
          expect(counts.provisional).toBe(young.length);
        },
      ),
    );
  });

  it('lists incidents one by one, each as often as it was added', () => {
    const listed = fc.record({
      selected: incident,
      openSince: fc.option(fc.nat()),
    });
    const listOf = (cell: Cell) =>
      cell.listed.all().map(({ selected }) => selected.id);
    fc.assert(
      fc.property(fc.array(listed), fc.array(listed), (kept, taken) => {
        const cell = new Cell();
        [...kept, ...taken].forEach(one => cell.listed.add(one));
        const other = new Cell();
        taken.forEach(one => other.listed.add(one));
        const sum = new Cell();
        addCore(encodeCore(cell, 0), sum);
        expect(new Set(sum.listed.all())).toEqual(new Set([...kept, ...taken]));
        addCore(encodeCore(other, 0), sum, -1);
        expect(listOf(sum).sort()).toEqual(
          kept.map(({ selected }) => selected.id).sort(),
        );
      }),
    );
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
