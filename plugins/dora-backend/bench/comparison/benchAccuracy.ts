import { Knex } from 'knex';
import { OurReports } from '../OurReports';
import { PlainReports } from '../plainSql/PlainReports';
import { Scope } from '../plainSql/statements';
import { percent, whole } from '../table';
import { WORLD_NOW } from '../world/World';
import { Agreement, compareAnswers, joinAgreements } from './answers';
import { Questions } from './questions';
import { RandomWindows } from './randomWindows';
import { readWorld } from './readWorld';

/** How reports and plain SQL agree over many windows. */
export interface Accuracy {
  windows: number;
  agreement: Agreement;
}

/** Compares reports with plain SQL over windows drawn at random, each with the one before it. */
export async function benchAccuracy(
  db: Knex,
  options: { windows: number; seed: number },
): Promise<Accuracy> {
  const plain = new PlainReports(db, WORLD_NOW);
  // As configured by default, and every second one from cells whatever its size.
  const [byDefault, fromCells] = [undefined, 0].map(
    exactRows =>
      new Questions({
        ours: new OurReports(db, WORLD_NOW, exactRows),
        plain,
        now: WORLD_NOW,
      }),
  );
  const random = new RandomWindows({
    seed: options.seed,
    now: WORLD_NOW,
    ...(await readWorld(db, WORLD_NOW)),
  });
  let agreement: Agreement = compareAnswers(new Map(), new Map());
  for (let asked = 0; asked < options.windows; asked++) {
    const { scope, window } = random.next();
    const questions = asked % 2 === 0 ? byDefault : fromCells;
    const question = questions.page(nameOf(scope), scope, window);
    agreement = joinAgreements(
      agreement,
      compareAnswers(await question.ours(), await question.plain()),
    );
  }
  return { windows: options.windows, agreement };
}

/** The accuracy in words, with some of what differs and must not. */
export function describeAccuracy({ windows, agreement }: Accuracy): string {
  const { counts, durations, differences, worst } = agreement;
  return [
    `${whole(windows)} windows: ${whole(counts)} counts and ${whole(
      durations,
    )} durations compared, ${whole(differences.length)} differ`,
    `Largest error of a percentile or mean: ${percent(worst)}`,
    ...differences.slice(0, 20),
  ].join('\n');
}

function nameOf(scope: Scope): string {
  return 'ref' in scope ? scope.ref : scope.of;
}
