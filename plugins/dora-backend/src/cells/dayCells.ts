import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { dayOf, epochDay, listIncident, selectDeployment } from '../metrics';
import { Cell } from './Cell';
import { PlacedRows } from './readRows';

/** How the rows of a service are counted. */
export interface CellRules {
  definitions: DefinitionValues;
  timeZone: string;
  now: Instant;
}

/** The cell of one service, environment and day. */
export interface DayCell {
  environment: string;
  /** Since 1970. */
  day: number;
  cell: Cell;
}

/** The cells of a service, and when rows that are still to come belong to them. */
export interface DayCells {
  cells: DayCell[];
  /** Of rows that lie in the future, and are in no cell; ascending. */
  comingAt: Instant[];
}

/** Counts the rows of one service, day by day. */
export function dayCellsOf(rows: PlacedRows, rules: CellRules): DayCells {
  const { definitions, timeZone, now } = rules;
  const cells = new Map<string, DayCell>();
  const comingAt: Instant[] = [];
  const cellAt = (environment: string, at: Instant): DayCell => {
    const day = epochDay(dayOf(at, timeZone));
    const key = `${day} ${environment}`;
    const known = cells.get(key);
    if (known) {
      return known;
    }
    const fresh = { environment, day, cell: new Cell() };
    cells.set(key, fresh);
    return fresh;
  };
  for (const { environment, row } of rows.deployments) {
    if (row.finishedAt >= now) {
      comingAt.push(row.finishedAt);
      continue;
    }
    const { cell } = cellAt(environment, row.finishedAt);
    cell.addDeployment(selectDeployment(row, definitions), timeZone);
  }
  for (const { environment, row, isShared } of rows.incidents) {
    if (row.detectedAt >= now) {
      comingAt.push(row.detectedAt);
      continue;
    }
    const { cell } = cellAt(environment, row.detectedAt);
    const listed = listIncident(row, definitions, now);
    const { selected } = listed;
    cell.totals.addIncident(selected);
    if (isShared || selected.isOpen || selected.excluded === 'open') {
      cell.rows += 1;
      cell.listed.add(listed);
    } else {
      cell.addIncident(selected);
    }
  }
  return {
    cells: [...cells.values()],
    comingAt: comingAt.sort((a, b) => a - b),
  };
}
