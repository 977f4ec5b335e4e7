import { CountedIncident } from '../metrics';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { readSeverity, writeSeverity } from './severityNames';

/*
 * Incidents that are listed one by one, as bytes. Lists that stand one behind
 * the other are one list. Whoever changes what is written here, changes
 * `CELL_FORMAT`.
 */

/** Null for no incidents. */
export function encodeListed(
  incidents: readonly CountedIncident[],
): Buffer | null {
  if (incidents.length === 0) {
    return null;
  }
  const writer = new ByteWriter();
  for (const row of incidents) {
    writer.text(row.id).number(row.detectedAt);
    writeSeverity(writer, row.severity);
    for (const value of [
      row.mitigatedAt,
      row.resolvedAt,
      row.remediatedAt,
      row.openMs,
      row.cause?.startedAt ?? null,
      row.cause?.finishedAt ?? null,
    ]) {
      writer.number(value === null ? 0 : value + 1);
    }
    writer.number(row.reopens).number(row.isDuplicate ? 1 : 0);
  }
  return writer.toBuffer();
}

export function decodeListed(bytes: Uint8Array): CountedIncident[] {
  const reader = new ByteReader(bytes);
  const nullable = () => {
    const number = reader.number();
    return number === 0 ? null : number - 1;
  };
  const incidents: CountedIncident[] = [];
  while (!reader.isAtEnd) {
    incidents.push({
      id: reader.text(),
      detectedAt: reader.number(),
      severity: readSeverity(reader),
      mitigatedAt: nullable(),
      resolvedAt: nullable(),
      remediatedAt: nullable(),
      openMs: nullable(),
      cause: causeOf(nullable(), nullable()),
      reopens: reader.number(),
      isDuplicate: reader.number() === 1,
    });
  }
  return incidents;
}

function causeOf(
  startedAt: number | null,
  finishedAt: number | null,
): CountedIncident['cause'] {
  return startedAt === null || finishedAt === null
    ? null
    : { startedAt, finishedAt };
}
