import { BinsInUse, Sketch } from '../metrics';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';

/*
 * A sketch as bytes. Empty ones are most common and take one. Of the others
 * these are told: how many bins are in use, the sum, the first bin, how many bins
 * there are from that to the last one, and what is in them. Where at least every
 * second bin is in use, that is the count of each, which is read fastest. Else it
 * is, for each bin in use, a number below 128 that tells both the distance from
 * the one before and the count, if that is small. Whoever changes what is written
 * here, changes `CELL_FORMAT`.
 */

/** Of a number, what tells the count; the rest is the distance. */
const COUNT_BITS = 2;
/** Counts from this one on are told by a second number: how many more. */
const MANY = 2 ** COUNT_BITS;

export function writeSketch(writer: ByteWriter, sketch: Sketch): void {
  const inUse = sketch.bins.inUse();
  const { length } = inUse.bins;
  writer.number(length);
  if (length === 0) {
    return;
  }
  const first = inUse.bins[0];
  const places = inUse.bins[length - 1] - first + 1;
  writer.number(sketch.sumMs).number(first).number(places);
  if (isDense(length, places)) {
    writeDense(writer, inUse);
  } else {
    writeSparse(writer, inUse);
  }
}

/** Adds what was written to a sketch, or, with a reader of negative counts, takes it back. */
export function readSketch(reader: ByteReader, sketch: Sketch): void {
  const length = reader.number();
  if (length === 0) {
    return;
  }
  sketch.sumMs += reader.count();
  const first = reader.number();
  const end = first + reader.number();
  const counts = sketch.bins.places(first, end - 1);
  const { sign } = reader;
  if (isDense(length, end - first)) {
    for (let bin = first; bin < end; bin++) {
      counts[bin] += sign * reader.number();
    }
    return;
  }
  let bin = first;
  for (let left = length; left > 0; left--) {
    const both = reader.number();
    bin += both >> COUNT_BITS;
    const few = (both & (MANY - 1)) + 1;
    counts[bin] += sign * (few < MANY ? few : MANY + reader.number());
  }
}

function isDense(length: number, places: number): boolean {
  return places <= 2 * length;
}

function writeDense(writer: ByteWriter, { bins, counts }: BinsInUse): void {
  let next = bins[0];
  bins.forEach((bin, index) => {
    for (; next < bin; next++) {
      writer.number(0);
    }
    writer.number(counts[index]);
    next = bin + 1;
  });
}

function writeSparse(writer: ByteWriter, { bins, counts }: BinsInUse): void {
  let last = bins[0];
  bins.forEach((bin, index) => {
    const count = Math.min(counts[index], MANY);
    writer.number((bin - last) * MANY + count - 1);
    if (count === MANY) {
      writer.number(counts[index] - MANY);
    }
    last = bin;
  });
}
