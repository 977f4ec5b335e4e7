import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const EARLIEST = Date.UTC(2000, 0, 1);
const END = Date.UTC(2101, 0, 1);
/** Units of a bare number, in units per millisecond; their ranges do not meet. */
const EPOCH_UNITS = [1 / 1000, 1, 1000, 1_000_000];
const MAX_LENGTH = 64;

const DATE = /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/;
const TIME =
  /(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?/;
// Go repeats the zone by its name, and may tell its own clock's reading.
const OFFSET =
  /[+-]\d{2}(?::?\d{2})?(?: (?:[A-Z]{2,5}|[+-]\d{2,4}))?(?: m=[+-]\d+\.\d+)?/;
const DATE_AND_TIME = new RegExp(
  `^${DATE.source}[Tt ]${TIME.source} ?(?<zone>[Zz]|UTC|GMT|\\+00:00Z|${OFFSET.source})?$`,
);

/**
 * Reads a timestamp as any sender writes it: RFC 3339 and its relatives, or
 * seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by
 * magnitude. `assumeTimeZone` (an IANA name) applies to timestamps without a
 * zone; the zone of this computer never does.
 *
 * Returns undefined for what means "no time": nothing, an empty string, Argo's
 * `<no value>`, year 1 and the epoch itself. Throws, without repeating the
 * value, for what is no timestamp, no real date, or not in 2000 to 2100.
 */
export function parseInstant(
  value: unknown,
  assumeTimeZone: string,
): Instant | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') throw new Error('is no timestamp');
  if (value.length > MAX_LENGTH) throw new Error('is no timestamp');
  const text = value.trim();
  if (text === '' || text === '<no value>') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  return fromText(text, assumeTimeZone);
}

function fromEpoch(value: number): Instant | undefined {
  if (value === 0) return undefined;
  for (const unitsPerMs of EPOCH_UNITS) {
    // Rounding to microseconds first undoes what nanoseconds lose as a double.
    const micros = Math.round((value / unitsPerMs) * 1000);
    const instant = Math.floor(micros / 1000);
    if (instant >= EARLIEST && instant < END) return instant;
  }
  throw new Error('is not a time in the years 2000 to 2100');
}

function fromText(text: string, assumeTimeZone: string): Instant | undefined {
  const groups = DATE_AND_TIME.exec(text)?.groups;
  if (!groups) throw new Error('is no timestamp');
  // What Go and .NET write for a time that was never set.
  if (groups.year === '0001') return undefined;
  const wallClock = readWallClock(groups);
  const offset = readOffset(groups.zone);
  const instant =
    offset === undefined
      ? inZone(wallClock, assumeTimeZone)
      : wallClock - offset;
  if (instant === 0) return undefined;
  if (instant < EARLIEST || instant >= END) {
    throw new Error('is not a time in the years 2000 to 2100');
  }
  return instant;
}

/** The wall clock's reading, as if it hung in UTC. */
function readWallClock(groups: Record<string, string | undefined>): number {
  const [year, month, day, hour, minute, second] = [
    groups.year,
    groups.month,
    groups.day,
    groups.hour,
    groups.minute,
    groups.second ?? '0',
  ].map(Number);
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  const isRealDate =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  // Second 60 is a leap second and counts as the next one.
  if (!isRealDate || hour > 23 || minute > 59 || second > 60) {
    throw new Error('is no real date and time');
  }
  const ms = Number((groups.fraction ?? '').padEnd(3, '0').slice(0, 3));
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

/** Milliseconds east of UTC, or undefined when the text names no zone. */
function readOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const match = /^([+-])(\d{2}):?(\d{2})?/.exec(zone);
  if (!match) return 0;
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59) throw new Error('has no real UTC offset');
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/**
 * The instant at which a clock in the zone shows this reading. Own arithmetic,
 * as luxon resolves readings that occur twice in autumn by today's offset: here
 * the earlier wins, and readings skipped in spring move forward.
 */
function inZone(wallClock: number, name: string): Instant {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new Error('has no zone, and none can be assumed');
  const offsetAt = (instant: number) => zone.offset(instant) * 60_000;
  const before = wallClock - offsetAt(wallClock - DAY);
  const after = wallClock - offsetAt(wallClock + DAY);
  const shown = [before, after].find(i => i + offsetAt(i) === wallClock);
  return shown ?? before;
}
