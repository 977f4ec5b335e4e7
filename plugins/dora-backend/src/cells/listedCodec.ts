import { Exclusion, ListedIncident } from '../metrics';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { readSeverity, writeSeverity } from './severityNames';

/*
 * Incidents that are listed one by one, as bytes. Whoever changes what is written
 * here, changes `CELL_FORMAT`.
 */

/** Writes a list, in an order that is the same whatever it was added up from. */
export function writeListed(
  writer: ByteWriter,
  listed: readonly ListedIncident[],
): void {
  const sorted = [...listed].sort(
    ({ selected: a }, { selected: b }) =>
      a.detectedAt - b.detectedAt || (a.id < b.id ? -1 : 1),
  );
  writer.number(sorted.length);
  for (const { selected, openSince } of sorted) {
    writer.text(selected.id).number(selected.detectedAt);
    writeSeverity(writer, selected.severity);
    writer.text(selected.excluded ?? '').number(flagsOf(selected));
    writeDuration(writer, selected.seconds);
    writeDuration(writer, selected.mitigatedSeconds);
    writeDuration(writer, selected.resolvedSeconds);
    writer.number(openSince === null ? 0 : openSince + 1);
  }
}

export function readListed(
  reader: ByteReader,
  take: (incident: ListedIncident) => void,
): void {
  for (let left = reader.number(); left > 0; left--) {
    const id = reader.text();
    const detectedAt = reader.number();
    const severity = readSeverity(reader);
    const excluded = reader.text() || null;
    const flags = reader.number();
    const selected = {
      id,
      detectedAt,
      severity,
      excluded: excluded as Exclusion | null,
      isOpen: hasFlag(flags, 1),
      isChangeRelated: hasFlag(flags, 2),
      endedByResolution: hasFlag(flags, 4),
      isReopened: hasFlag(flags, 8),
      seconds: readDuration(reader),
      mitigatedSeconds: readDuration(reader),
      resolvedSeconds: readDuration(reader),
    };
    const since = reader.number();
    take({ selected, openSince: since === 0 ? null : since - 1 });
  }
}

function flagsOf(selected: ListedIncident['selected']): number {
  return (
    (selected.isOpen ? 1 : 0) +
    (selected.isChangeRelated ? 2 : 0) +
    (selected.endedByResolution ? 4 : 0) +
    (selected.isReopened ? 8 : 0)
  );
}

function hasFlag(flags: number, flag: number): boolean {
  return Math.floor(flags / flag) % 2 === 1;
}

function writeDuration(writer: ByteWriter, seconds: number | null): void {
  writer.number(seconds === null ? 0 : Math.round(seconds * 1000) + 1);
}

function readDuration(reader: ByteReader): number | null {
  const milliseconds = reader.number();
  return milliseconds === 0 ? null : (milliseconds - 1) / 1000;
}
