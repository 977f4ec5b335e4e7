import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';

/** Names that nearly all incidents have; each is written as its place here. */
const COMMON = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'unknown'];

/** Writes the name of a severity, the usual ones in a byte. */
export function writeSeverity(writer: ByteWriter, name: string): void {
  const place = COMMON.indexOf(name) + 1;
  writer.number(place);
  if (place === 0) {
    writer.text(name);
  }
}

export function readSeverity(reader: ByteReader): string {
  const place = reader.number();
  return place === 0 ? reader.text() : COMMON[place - 1];
}
