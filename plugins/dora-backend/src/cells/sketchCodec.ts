import { Sketch } from '../metrics';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';

/*
 * A sketch as bytes: how many bins are in use, and where any is, the sum, where
 * they begin and how far they reach, and each bin. Most bins are near the one before and hold few, so that one number
 * below 128 tells both the distance and the count. Whoever changes what is
 * written here, changes `CELL_FORMAT`.
 */

/** Of a number, what tells the count; the rest is the distance. */
const COUNT_BITS = 2;
/** Counts from this one on are told by a second number: how many more. */
const MANY = 2 ** COUNT_BITS;

export function writeSketch(writer: ByteWriter, sketch: Sketch): void {
  const { bins, counts } = sketch.bins.inUse();
  writer.number(bins.length);
  if (bins.length === 0) {
    return;
  }
  let last = bins[0];
  writer
    .number(sketch.sumMs)
    .number(last)
    .number(bins[bins.length - 1] - last);
  bins.forEach((bin, index) => {
    const count = Math.min(counts[index], MANY);
    writer.number((bin - last) * MANY + count - 1);
    if (count === MANY) {
      writer.number(counts[index] - MANY);
    }
    last = bin;
  });
}

/** Adds what was written to a sketch, or, with a reader of negative counts, takes it back. */
export function readSketch(reader: ByteReader, sketch: Sketch): void {
  const length = reader.number();
  if (length === 0) {
    return;
  }
  sketch.sumMs += reader.count();
  const first = reader.number();
  const places = sketch.bins.places(first, first + reader.number());
  const { sign } = reader;
  let bin = first;
  for (let left = length; left > 0; left--) {
    const both = reader.number();
    bin += both >> COUNT_BITS;
    const few = (both & (MANY - 1)) + 1;
    places[bin] += sign * (few < MANY ? few : MANY + reader.number());
  }
}
