import { Entity } from '@backstage/catalog-model';
import { DefinitionKey } from '@dora-metrics/backstage-plugin-dora-common';
import { Alternative, ALTERNATIVES } from '../__testUtils__/alternatives';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { annotationOf, DEFINITION_KEYS } from '../definitions';

/*
 * Each alternative of the definitions changes a number: by configuration and,
 * where a service may have its own, by annotation.
 */

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
/** They change what is shown, and are tested where it is. */
const OF_DISPLAY: DefinitionKey[] = ['overallLevel', 'weekStart'];

const ALL = ALTERNATIVES.flat();
const nameOf = (row: Alternative) => `service-${ALL.indexOf(row)}`;

/** One alternative of each group at a time, each rule once. */
const ROUNDS = (() => {
  const groups = ALTERNATIVES.map(group =>
    group.filter(
      (row, index) => group.findIndex(({ key }) => key === row.key) === index,
    ),
  );
  const longest = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    groups.flatMap(group => group[round] ?? []),
  );
})();

function entitiesOf(rows: Alternative[], annotated: boolean): Entity[] {
  return rows.flatMap(row => {
    const name = nameOf(row);
    const annotation = annotated ? annotationOf(row.key) : null;
    const slug = { 'github.com/project-slug': `acme/${name}` };
    return [
      service(
        name,
        annotation === null ? slug : { ...slug, [annotation]: written(row) },
      ),
      service(`${name}-twin`, {}),
    ];
  });
}

function written({ value }: Alternative): string {
  return value === null ? 'none' : String(value);
}

it('are there for every rule', () => {
  expect([...new Set(ALL.map(({ key }) => key)), ...OF_DISPLAY].sort()).toEqual(
    [...DEFINITION_KEYS].sort(),
  );
});

describe.each(databases.eachSupportedId())('alternatives on %s', databaseId => {
  let backend: DoraBackend;

  async function start(
    rows: Alternative[],
    { annotated = false, definitions = {} } = {},
  ) {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: entitiesOf(rows, annotated),
      dora: { definitions },
    });
    await backend
      .generic(...rows.flatMap(row => row.story(nameOf(row))))
      .expect(202);
    await backend.settled();
  }

  afterEach(() => backend.stop());

  const measured = async (row: Alternative) =>
    row.measure(
      await backend.metrics(
        nameOf(row),
        row.range ? { range: row.range } : MARCH,
      ),
    );

  /** Each row with its number, rounded as far as floating point may differ. */
  const numbersOf = async (rows: Alternative[]) => {
    const found = [];
    for (const row of rows) {
      found.push(shown(row, await measured(row)));
    }
    return found;
  };

  it('change nothing where only the defaults are in force', async () => {
    await start(ALL);
    expect(await numbersOf(ALL)).toEqual(
      ALL.map(row => shown(row, row.before)),
    );
  });

  it('change a service by its annotations', async () => {
    await start(ALL, { annotated: true });
    expect(await numbersOf(ALL)).toEqual(
      ALL.map(row =>
        shown(row, annotationOf(row.key) === null ? row.before : row.after),
      ),
    );
  });

  it.each(ROUNDS.map(rows => [rows.map(({ key }) => key).join(', '), rows]))(
    'change all services by configuration: %s',
    async (_, rows) => {
      const round = rows as Alternative[];
      const definitions = Object.fromEntries(
        round.map(({ key, value }) => [key, value ?? 'none']),
      );
      await start(round, { definitions });
      expect(await numbersOf(round)).toEqual(
        round.map(row => shown(row, row.after)),
      );
    },
  );
});

function shown({ key, value }: Alternative, number: number | null): string {
  return `${key} ${value}: ${number === null ? null : number.toFixed(6)}`;
}
