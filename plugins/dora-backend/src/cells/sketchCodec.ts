import { BINS, Sketch } from '../metrics';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';

/*
 * A sketch as bytes. Empty ones are most common and take one. Of the others
 * these are told: how many bins are in use, the sum, the first bin, how many bins
 * there are from that to the last one, and what is in them. Where at least every
 * second bin is in use, that is the count of each, which is read fastest. Else it
 * is a step from the one before for each bin in use. Whoever changes what is written
 * here, changes `CELL_FORMAT`.
 */

/** What is written at the moment; to make room each time takes longer than to write. */
const BINS_IN_USE = new Int32Array(BINS);
const COUNTS = new Int32Array(BINS);

export function writeSketch(writer: ByteWriter, sketch: Sketch): void {
  const length = sketch.bins.list(BINS_IN_USE, COUNTS);
  writer.number(length);
  if (length === 0) {
    return;
  }
  const first = BINS_IN_USE[0];
  const places = BINS_IN_USE[length - 1] - first + 1;
  writer.number(sketch.sumMs).number(first).number(places);
  if (isDense(length, places)) {
    writeDense(writer, length);
  } else {
    writeSparse(writer, length);
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
  sketch.bins.total += isDense(length, end - first)
    ? reader.addCounts(counts, first, end)
    : reader.addSteps(counts, first, length);
}

function isDense(length: number, places: number): boolean {
  return places <= 2 * length;
}

function writeDense(writer: ByteWriter, length: number): void {
  let next = BINS_IN_USE[0];
  for (let index = 0; index < length; index++) {
    for (; next < BINS_IN_USE[index]; next++) {
      writer.number(0);
    }
    writer.number(COUNTS[index]);
    next += 1;
  }
}

function writeSparse(writer: ByteWriter, length: number): void {
  let last = BINS_IN_USE[0];
  for (let index = 0; index < length; index++) {
    writer.step(BINS_IN_USE[index] - last, COUNTS[index]);
    last = BINS_IN_USE[index];
  }
}
