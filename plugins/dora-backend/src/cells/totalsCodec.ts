import { BoundedDurations } from './BoundedDurations';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { readSeverity, writeSeverity } from './severityNames';
import { Totals } from './Totals';

/*
 * Totals as bytes, which add up as those of cells do. Whoever changes what is
 * written here, changes `CELL_FORMAT`.
 */

export function encodeTotals(totals: Totals): Buffer {
  const writer = new ByteWriter()
    .number(totals.deployments)
    .number(totals.judged)
    .number(totals.failed);
  writeDurations(writer, totals.leadTimes);
  writer.number(totals.commits);
  if (totals.commits > 0) {
    totals.stagesMs.forEach(sumMs => writer.number(sumMs));
  }
  writer.number(totals.severities.size);
  for (const name of [...totals.severities.keys()].sort()) {
    const { restored, resolved } = totals.severity(name);
    writeSeverity(writer, name);
    writeDurations(writer, restored);
    writeDurations(writer, resolved);
  }
  return writer.toBuffer();
}

export function addTotals(bytes: Buffer, totals: Totals): void {
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd) {
    totals.deployments += reader.number();
    totals.judged += reader.number();
    totals.failed += reader.number();
    readDurations(reader, totals.leadTimes);
    const commits = reader.number();
    totals.commits += commits;
    if (commits > 0) {
      totals.stagesMs.forEach((_, index) => {
        totals.stagesMs[index] += reader.number();
      });
    }
    for (let left = reader.number(); left > 0; left--) {
      const { restored, resolved } = totals.severity(readSeverity(reader));
      readDurations(reader, restored);
      readDurations(reader, resolved);
    }
  }
}

// Most of a day are within few bounds: only these are written.
function writeDurations(
  writer: ByteWriter,
  { sumMs, counts }: BoundedDurations,
): void {
  const used = [...counts.entries()].filter(([, count]) => count > 0);
  writer.number(used.length);
  if (used.length > 0) {
    writer.number(sumMs);
    used.forEach(([index, count]) => writer.number(index).number(count));
  }
}

function readDurations(reader: ByteReader, durations: BoundedDurations): void {
  const used = reader.number();
  if (used > 0) {
    durations.sumMs += reader.number();
  }
  for (let left = used; left > 0; left--) {
    const index = reader.number();
    durations.counts[index] += reader.number();
  }
}
