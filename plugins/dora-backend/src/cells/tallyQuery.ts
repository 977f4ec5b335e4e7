import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { dayOf, epochDay, Span } from '../metrics';
import { DayRange } from './blockSpans';
import { BlockPart, CellQuery, ServiceGroups } from './cellQuery';
import { CellConfig, ServiceCellRules } from './cellRules';

/** A span and what is asked of it. */
export interface AskedTally {
  span: Span;
  /** `core` for the four metrics, `detail` for the others, `stages`. */
  parts: readonly BlockPart[];
  /**
   * Services that are only asked of together; each by itself, or any of them
   * together, when left out.
   */
  groups?: ServiceGroups;
  /** Only counts of deployments are asked, which cells tell as exactly as rows. */
  countsOnly?: boolean;
}

/** How rows are counted. */
export interface TallyOptions {
  environment: string;
  /** So many deployments and incidents are read one by one. */
  exactRows: number;
  config: CellConfig;
  /** Of each service. */
  rules: ReadonlyMap<string, ServiceCellRules>;
  now: Instant;
}

/** The cells that answer what is asked, of those of the services that have any. */
export function toCellQuery(
  asked: readonly AskedTally[],
  counted: ReadonlySet<string>,
  { environment, config: { timeZone }, now }: TallyOptions,
): CellQuery {
  const groups = countedGroups(counted, asked);
  return {
    environment,
    ranges: asked.map(({ span, parts }, index) => ({
      days: toDayRange(span, timeZone),
      groups: groups[index],
      parts,
    })),
    serviceRefs: counted,
    today: epochDay(dayOf(now, timeZone)),
  };
}

/** The first calendar day that is asked of, since 1970. */
export function firstDayOf(
  asked: readonly AskedTally[],
  timeZone: string,
): number {
  return Math.min(
    ...asked.map(({ span }) => toDayRange(span, timeZone).firstDay),
  );
}

/** Of each span the groups of services that have cells; those of several the same list. */
function countedGroups(
  counted: ReadonlySet<string>,
  asked: readonly AskedTally[],
): ServiceGroups[] {
  const each = [...counted].map(ref => [ref]);
  const known = new Map<ServiceGroups, ServiceGroups>();
  return asked.map(({ groups }) => {
    if (!groups) {
      return each;
    }
    const own =
      known.get(groups) ??
      groups.map(refs => refs.filter(ref => counted.has(ref)));
    known.set(groups, own);
    return own;
  });
}

/** The calendar days of a span; none of an empty one. */
function toDayRange({ fromMs, toMs }: Span, timeZone: string): DayRange {
  const firstDay = epochDay(dayOf(fromMs, timeZone));
  return toMs <= fromMs
    ? { firstDay, lastDay: firstDay - 1 }
    : { firstDay, lastDay: epochDay(dayOf(toMs - 1, timeZone)) };
}
