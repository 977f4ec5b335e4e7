import fc from 'fast-check';
import { SelectedDeployment, SelectedIncident } from '../metrics';
import { deployment, incident } from './__testUtils__/arbitraryRows';
import { BlockTallies } from './BlockTallies';
import { Cell } from './Cell';
import { encodeCore, encodeDetail } from './cellCodec';
import { CellBytes } from './CellBytes';

const NOW = Date.UTC(2026, 4, 1);
const SPAN = { fromMs: 0, toMs: NOW };

interface Rows {
  deployments: SelectedDeployment[];
  own: SelectedIncident[];
  shared: SelectedIncident[];
}

function bytesOf({ deployments, own, shared }: Rows) {
  const cell = new Cell();
  deployments.forEach(row => cell.addDeployment(row, 'UTC'));
  own.forEach(row => cell.addIncident(row));
  shared.forEach(selected => cell.listed.add({ selected, openSince: null }));
  return { core: encodeCore(cell, 0), detail: encodeDetail(cell) };
}

function talliesOf(services: Rows[], takenBack: Rows): BlockTallies {
  const groups = services.map((_, index) => [`service-${index}`]);
  const days = { firstDay: 0, lastDay: 1 };
  const parts = ['core', 'detail'] as const;
  const cells = new CellBytes([{ days, groups, parts }]);
  services.forEach((rows, index) => {
    const range = cells.ranges[0][index];
    range.added.push(bytesOf(rows), bytesOf(takenBack));
    range.takenBack.push(bytesOf(takenBack));
  });
  return new BlockTallies(
    {
      spans: [{ span: SPAN, parts, groups }],
      cells,
      rows: new Map([
        [
          'new-service',
          { deployments: takenBack.deployments, incidents: takenBack.own },
        ],
      ]),
    },
    { timeZone: 'UTC', now: NOW },
  );
}

describe('BlockTallies', () => {
  it('tells the same of each service and of all in one go as of one after the other', () => {
    const shared = fc.array(incident, { maxLength: 3 });
    const rows = (all: SelectedIncident[]) =>
      fc.record({
        deployments: fc.array(deployment, { maxLength: 10 }),
        own: fc.array(incident, { maxLength: 5 }),
        shared: fc.subarray(all),
      });
    const services = shared.chain(all =>
      fc.tuple(fc.array(rows(all), { maxLength: 4 }), rows(all)),
    );
    fc.assert(
      fc.property(services, ([some, more]) => {
        const tallies = talliesOf(some, more);
        const refs = some.map((_, index) => `service-${index}`);
        refs.push('new-service');
        const visited: string[] = [];
        const [all] = tallies.tallyEach(refs, [SPAN], (ref, [tally]) => {
          visited.push(ref);
          expect(tally).toEqual(tallies.tally([ref], SPAN, 'core'));
        });
        expect(visited).toEqual(refs);
        expect(all).toEqual(tallies.tally(refs, SPAN));
      }),
    );
  });
});
