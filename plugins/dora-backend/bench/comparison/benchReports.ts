import { Knex } from 'knex';
import { OurReports } from '../OurReports';
import { busiestSince } from '../plainSql/busiest';
import { PlainReports } from '../plainSql/PlainReports';
import { alternate, Timing } from '../timing';
import { WORLD_NOW } from '../world/World';
import { Agreement, compareAnswers } from './answers';
import { lastDays } from './askedWindow';
import { Question, Questions } from './questions';
import { readWorld } from './readWorld';

const MOST_WEEKS = 52;

/** How both sides answered one question. */
export interface ReportResult {
  name: string;
  ours: Timing;
  plain: Timing;
  agreement: Agreement;
}

/** Puts the questions of pages to both sides in turn, and compares what they answer. */
export async function benchReports(
  db: Knex,
  rounds: number,
  onResult: (result: ReportResult) => void = () => {},
): Promise<ReportResult[]> {
  const results: ReportResult[] = [];
  for (const question of await pageQuestions(db)) {
    const agreement = compareAnswers(
      await question.ours(),
      await question.plain(),
    );
    const timings = await alternate(
      { ours: question.ours, plain: question.plain },
      rounds,
    );
    const result = { name: question.name, ...timings, agreement };
    onResult(result);
    results.push(result);
  }
  return results;
}

/** The questions that the pages of the plugin ask, in the same order for each database. */
export async function pageQuestions(
  db: Knex,
  mostWeeks = MOST_WEEKS,
): Promise<Question[]> {
  const questions = new Questions({
    ours: new OurReports(db, WORLD_NOW),
    plain: new PlainReports(db, WORLD_NOW),
    now: WORLD_NOW,
  });
  const quarter = lastDays(90, WORLD_NOW);
  const { days } = await readWorld(db, WORLD_NOW);
  // The week of the first event is not whole, and neither is the running one.
  const weeks = Math.min(mostWeeks, Math.floor(days / 7) - 1);
  const teams = await db('dora_groups').pluck('entity_ref');
  const busiest = await busiestSince(db, quarter.from);
  const team = { of: 'team', ref: busiest.team } as const;
  const service = { of: 'service', ref: busiest.service } as const;
  return [
    questions.leaderboard(quarter, teams),
    questions.leaderboard(lastDays(30, WORLD_NOW), teams),
    questions.page('Organisation', { of: 'organisation' }, quarter),
    questions.page('Busiest team', team, quarter),
    questions.page('Busiest service', service, quarter),
    questions.trend('Trend of the busiest team', busiest.team, weeks),
  ];
}
