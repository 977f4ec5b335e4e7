import { Knex } from 'knex';
import { readTallies } from '../cells/readTallies';
import { Tallies } from '../cells/tallies';
import {
  CalendarWindow,
  clipToFirstEvent,
  Observations,
  observe,
  toMeasuredWindow,
} from '../metrics';
import { readHistories } from './history';
import { MeasureOptions, toTallyOptions } from './measureOptions';

/** What several services together show, over parts of a window. */
export interface ObservedServices {
  tallies: Tallies;
  /** Whether anything of them was known when the part began, so that it is whole. */
  isWhole(part: CalendarWindow): boolean;
  /** @param part - One of those that were read. */
  over(part: CalendarWindow): Observations;
}

/** Reads many parts of a window at once. */
export async function observeServices(
  db: Knex,
  serviceRefs: string[],
  parts: CalendarWindow[],
  options: MeasureOptions,
): Promise<ObservedServices> {
  const { window, definitions } = options;
  const histories = await readHistories(db, serviceRefs);
  const groups = [serviceRefs];
  const tallies = await readTallies(
    db,
    serviceRefs,
    [window, ...parts].map(span => ({ span, parts: ['core'], groups })),
    toTallyOptions(options, histories),
  );
  const known = [...histories.values()].flatMap(
    ({ firstEventAt }) => firstEventAt ?? [],
  );
  const firstEventAt = known.length > 0 ? Math.min(...known) : null;
  const watched = (part: CalendarWindow) =>
    clipToFirstEvent(part, firstEventAt);
  return {
    tallies,
    isWhole: part => watched(part).fromMs === part.fromMs,
    over: part =>
      observe({
        tally: tallies.tally(serviceRefs, part),
        window: toMeasuredWindow(watched(part), definitions.frequencyDays),
      }),
  };
}
