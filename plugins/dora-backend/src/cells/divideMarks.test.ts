import { databases } from '../__testUtils__/doraBackend';
import { openDatabase } from '../database/openDatabase';
import { divideMarks } from './divideMarks';
import { LAST_DAY } from './staleCells';

describe.each(databases.eachSupportedId())('marks on %s', databaseId => {
  it('are worked on from the latest days back, single days before all', async () => {
    const knex = await databases.init(databaseId);
    await openDatabase({ getClient: async () => knex });
    const day = { serviceRef: 'a', firstDay: 20_000, lastDay: 20_000 };
    const change = { serviceRef: 'b', firstDay: 20_700, lastDay: LAST_DAY };
    const history = { serviceRef: 'c', firstDay: 0, lastDay: 20_600 };
    const older = { serviceRef: 'd', firstDay: 0, lastDay: 20_500 };
    const { ranges, rest } = await knex.transaction(trx =>
      divideMarks(trx, [older, history, change, day], 'UTC'),
    );
    expect(ranges).toEqual([day, change, history, older]);
    expect(rest).toEqual([]);
  });
});
