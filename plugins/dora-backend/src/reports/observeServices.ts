import { Knex } from 'knex';
import {
  CalendarWindow,
  clipToFirstEvent,
  Observations,
  observe,
  SelectedRows,
  toMeasuredWindow,
} from '../metrics';
import { MeasureOptions, ServiceRows } from './measureServices';

/** What several services together show, over parts of a window. */
export interface ObservedServices {
  rows: SelectedRows;
  /** Whether anything of them was known when the part began, so that it is whole. */
  isWhole(part: CalendarWindow): boolean;
  over(part: CalendarWindow): Observations;
}

/** Reads a window once, to look at many parts of it. */
export async function observeServices(
  db: Knex,
  serviceRefs: string[],
  options: MeasureOptions,
): Promise<ObservedServices> {
  const { window, definitions, now } = options;
  const services = await ServiceRows.read(db, serviceRefs, options);
  const { rows } = services.measured(serviceRefs, window);
  const firstEventAt = services.firstEventAt(serviceRefs);
  const watched = (part: CalendarWindow) =>
    clipToFirstEvent(part, firstEventAt);
  return {
    rows,
    isWhole: part => watched(part).fromMs === part.fromMs,
    over: part => {
      const { frequencyDays } = definitions;
      const measured = toMeasuredWindow(watched(part), frequencyDays);
      return observe({ rows, window: measured }, now);
    },
  };
}
