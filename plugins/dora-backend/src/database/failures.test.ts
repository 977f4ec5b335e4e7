import { databases } from '../__testUtils__/doraBackend';
import { describeFailure, isTransient } from './failures';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('isTransient', () => {
  it.each([
    ['a deadlock', withCode('40P01')],
    ['a serialization failure', withCode('40001')],
    ['a lost connection', withCode('08006')],
    ['a shutdown', withCode('57P01')],
    ['too many connections', withCode('53300')],
    ['a full disk', withCode('53100')],
    ['a full disk under SQLite', withCode('SQLITE_FULL')],
    ['a busy SQLite', withCode('SQLITE_BUSY')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a dropped connection', new Error('Connection terminated unexpectedly')],
    [
      'an exhausted pool',
      new Error(
        'Knex: Timeout acquiring a connection. The pool is probably full.',
      ),
    ],
  ])('is true of %s', (_, error) => {
    expect(isTransient(error)).toBe(true);
  });

  it.each([
    ['a broken constraint', withCode('23505')],
    ['a value that is too long', withCode('22001')],
    ['a constraint of SQLite', withCode('SQLITE_CONSTRAINT_NOTNULL')],
    ['a bug', new TypeError('x is not a function')],
    ['nothing', undefined],
  ])('is false of %s', (_, error) => {
    expect(isTransient(error)).toBe(false);
  });
});

describe.each(databases.eachSupportedId())('describeFailure on %s', id => {
  it('repeats nothing of the statement', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('t', table => table.integer('a').primary());
    await knex('t').insert({ a: 4711 });
    const failure = await knex('t')
      .insert({ a: 4711 })
      .catch((error: Error) => error);
    expect((failure as Error).message).toContain('insert into');
    expect(describeFailure(failure)).toMatch(/^The database answered \w+$/);
    expect(isTransient(failure)).toBe(false);
  });
});

it('tells the message of other failures', () => {
  expect(describeFailure(new Error('No such type'))).toBe('No such type');
});
