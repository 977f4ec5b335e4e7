import {
  DEPLOYMENT_KINDS,
  FailureRule,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { Cell, YoungDeployment } from './Cell';
import { readListed, writeListed } from './listedCodec';
import { readSeverity, writeSeverity } from './severityNames';
import { readSketch, writeSketch } from './sketchCodec';

/*
 * A cell as bytes. Cells that stand one behind the other add up to one, so that
 * a database may join those of many days and services without knowing them.
 * Whoever changes what is written here, changes `CELL_FORMAT`.
 */

/** Names how cells are written and what is counted in them. */
export const CELL_FORMAT = 5;

const INCIDENT_COUNTS = [
  'endedByResolution',
  'reopened',
  'duplicates',
  'negative',
] as const;

/**
 * What the four metrics and their verdicts follow from.
 *
 * @param now - Deployments that are judged by then need not be kept apart.
 */
export function encodeCore(
  { tally, young, listed }: Cell,
  now: Instant,
): Buffer {
  const writer = new ByteWriter()
    .number(tally.succeeded)
    .number(tally.failedAttempts)
    .number(tally.withLeadTimes)
    .number(tally.mature)
    .number(tally.failed);
  writeYoung(
    writer,
    young.filter(({ maturesAt }) => maturesAt > now),
  );
  writeListed(writer, listed.all());
  writeSketch(writer, tally.leadTimes);
  writeSketch(writer, tally.closedSeconds);
  return writer.toBuffer();
}

/** @param sign - Negative takes back what was added. */
export function addCore(bytes: Buffer, cell: Cell, sign: 1 | -1 = 1): void {
  const { tally } = cell;
  const reader = new ByteReader(bytes, sign);
  while (!reader.isAtEnd) {
    tally.succeeded += reader.count();
    tally.failedAttempts += reader.count();
    tally.withLeadTimes += reader.count();
    tally.mature += reader.count();
    tally.failed += reader.count();
    readYoung(reader, cell);
    readListed(reader, incident => cell.listed.add(incident, sign));
    readSketch(reader, tally.leadTimes);
    readSketch(reader, tally.closedSeconds);
  }
}

/** All else that metrics tell. */
export function encodeDetail({ tally }: Cell): Buffer {
  const writer = new ByteWriter();
  writeDays(writer, tally.activeDays.entries());
  writeCounts(
    writer,
    DEPLOYMENT_KINDS.map(kind => tally.kinds[kind]),
  );
  writeCounts(
    writer,
    FAILURE_RULES.map(rule => tally.causes[rule]),
  );
  const sizes = tally.batchSizes.ascending();
  writer.number(sizes.length);
  sizes.forEach(([size, times]) => writer.number(size).number(times));
  writeSketch(writer, tally.recoveries);
  writeCounts(
    writer,
    INCIDENT_COUNTS.map(name => tally[name]),
  );
  writer.number(tally.severities.size);
  for (const name of [...tally.severities.keys()].sort()) {
    const { closed, mitigated, resolved, seconds } = tally.severity(name);
    writeSeverity(writer, name);
    writer.number(closed);
    writer.number(mitigated.n).number(mitigated.sumMs);
    writer.number(resolved.n).number(resolved.sumMs);
    writeSketch(writer, seconds);
  }
  return writer.toBuffer();
}

/** @param sign - Negative takes back what was added. */
export function addDetail(
  bytes: Buffer,
  { tally }: Cell,
  sign: 1 | -1 = 1,
): void {
  const reader = new ByteReader(bytes, sign);
  while (!reader.isAtEnd) {
    readDays(reader, (day, times) => tally.activeDays.add(day, sign * times));
    readCounts(reader, DEPLOYMENT_KINDS, tally.kinds);
    readCounts(reader, FAILURE_RULES, tally.causes);
    for (let left = reader.number(); left > 0; left--) {
      tally.batchSizes.addTimes(reader.number(), reader.count());
    }
    readSketch(reader, tally.recoveries);
    readCounts(reader, INCIDENT_COUNTS, tally);
    for (let left = reader.number(); left > 0; left--) {
      const severity = tally.severity(readSeverity(reader));
      severity.closed += reader.count();
      severity.mitigated.n += reader.count();
      severity.mitigated.sumMs += reader.count();
      severity.resolved.n += reader.count();
      severity.resolved.sumMs += reader.count();
      readSketch(reader, severity.seconds);
    }
  }
}

/** Where lead time goes. */
export function encodeStages({ leadTimes, stages }: Cell): Buffer {
  const writer = new ByteWriter();
  [leadTimes, ...stages].forEach(sketch => writeSketch(writer, sketch));
  return writer.toBuffer();
}

/** @param sign - Negative takes back what was added. */
export function addStages(
  bytes: Buffer,
  { leadTimes, stages }: Cell,
  sign: 1 | -1 = 1,
): void {
  const reader = new ByteReader(bytes, sign);
  while (!reader.isAtEnd) {
    [leadTimes, ...stages].forEach(sketch => readSketch(reader, sketch));
  }
}

// In an order that is the same whatever they were added up from.
function writeYoung(
  writer: ByteWriter,
  young: readonly YoungDeployment[],
): void {
  const numbers = young
    .map(({ maturesAt, failures }) => ({ maturesAt, bits: bitsOf(failures) }))
    .sort((a, b) => a.maturesAt - b.maturesAt || a.bits - b.bits);
  writer.number(numbers.length);
  for (const { maturesAt, bits } of numbers) {
    writer.number(maturesAt).number(bits);
  }
}

function readYoung(reader: ByteReader, cell: Cell): void {
  for (let left = reader.number(); left > 0; left--) {
    const maturesAt = reader.number();
    const failures = rulesOf(reader.number());
    cell.addYoung({ maturesAt, failures }, reader.sign);
  }
}

function bitsOf(failures: readonly FailureRule[]): number {
  return failures.reduce(
    (sum, rule) => sum + 2 ** FAILURE_RULES.indexOf(rule),
    0,
  );
}

function rulesOf(bits: number): FailureRule[] {
  return bits === 0
    ? []
    : FAILURE_RULES.filter(
        (_, index) => Math.floor(bits / 2 ** index) % 2 === 1,
      );
}

/** Writes a few counts, most of which are none: first which ones are not. */
function writeCounts(writer: ByteWriter, counts: readonly number[]): void {
  writer.number(
    counts.reduce((bits, count, index) => bits + (count ? 2 ** index : 0), 0),
  );
  counts.filter(Boolean).forEach(count => writer.number(count));
}

function readCounts<K extends string>(
  reader: ByteReader,
  names: readonly K[],
  counts: Record<K, number>,
): void {
  let bits = reader.number();
  for (let index = 0; bits > 0; index++, bits >>= 1) {
    if (bits & 1) {
      counts[names[index]] += reader.count();
    }
  }
}

/**
 * Writes steps from day to day. Where several services have a day, a step of
 * none follows, with how many more they are.
 */
function writeDays(
  writer: ByteWriter,
  days: ReadonlyArray<readonly [day: number, times: number]>,
): void {
  const shared = days.filter(([, times]) => times > 1);
  writer.number(days.length + shared.length);
  let last = 0;
  for (const [day, times] of days) {
    writer.number(day - last);
    if (times > 1) {
      writer.number(0).number(times - 1);
    }
    last = day;
  }
}

function readDays(
  reader: ByteReader,
  take: (day: number, times: number) => void,
): void {
  const steps = reader.number();
  let day = 0;
  for (let step = 0; step < steps; step++) {
    const distance = reader.number();
    day += distance;
    take(day, distance === 0 && step > 0 ? reader.number() : 1);
  }
}
