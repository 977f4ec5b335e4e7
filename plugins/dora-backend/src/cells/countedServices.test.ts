import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { DEFAULT_VALUES } from '../definitions/defaults';
import { ServiceCellRules } from './cellRules';
import { countedServices } from './countedServices';
import { AT_ONCE, insertMarks } from './staleCells';

const TODAY = 20_000;

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await PipelineBench.create(knex);
    await knex.transaction(trx =>
      insertMarks(
        trx,
        [
          { serviceRef: 'older', firstDay: 0, lastDay: TODAY - 91 },
          { serviceRef: 'newer', firstDay: 0, lastDay: TODAY - 90 },
          { serviceRef: 'changed', firstDay: TODAY, lastDay: TODAY },
          { serviceRef: 'followed', firstDay: 0, lastDay: TODAY },
        ],
        AT_ONCE,
      ),
    );
  });

  it.each([
    ['older', 'under way', true],
    ['newer', 'under way', false],
    ['changed', 'under way', true],
    ['followed', 'followed', true],
    ['older', 'other', false],
  ] as const)(
    'cells of "%s" that are %s can be read: %s',
    async (ref, state, expected) => {
      const rules = new Map<string, ServiceCellRules>([
        [ref, { state, name: 'x', definitions: DEFAULT_VALUES }],
      ]);
      const counted = await countedServices(knex, [ref], rules, TODAY - 90);
      expect(counted.has(ref)).toBe(expected);
    },
  );
});
