import { CANARY, HOSTILE_VALUES, raw, writeJson } from './hostileValues';
import { Random } from './random';

const MOST_REPEATED_LENGTH = 1_000;

type Container = Record<string, unknown> | unknown[];

function changeField(body: Container, random: Random, value: unknown) {
  const [holder, key] = pickField(body, random);
  if (value === undefined && !Array.isArray(holder)) {
    delete (holder as any)[key];
  } else {
    (holder as any)[key] = structuredClone(value);
  }
}

function swapFields(body: Container, random: Random) {
  const [from, fromKey] = pickField(body, random);
  const [to, toKey] = pickField(body, random);
  (to as any)[toKey] = structuredClone((from as any)[fromKey]);
}

/** A key that does harm where keys are not told from properties, or one that is there twice. */
function addKey(body: Container, random: Random) {
  const [holder, key] = pickField(body, random);
  if (Array.isArray(holder)) return;
  const name = random.pick(['__proto__', 'constructor', CANARY, key]);
  const value = random.pick(HOSTILE_VALUES);
  const rest = (holder as any)[key];
  (holder as any)[key] = raw(
    `${writeJson(rest ?? null)},${JSON.stringify(name)}:${writeJson(value)}`,
  );
}

function repeatItems(body: Container, random: Random) {
  const [holder, key] = pickField(body, random);
  const list = [holder, (holder as any)[key]].find(
    value => Array.isArray(value) && value.length > 0,
  );
  if (list && writeJson(list[0] ?? null).length < MOST_REPEATED_LENGTH) {
    const copies = Array.from({ length: 1 + random.below(3_000) });
    list.push(...copies.map(() => structuredClone(list[0])));
  }
}

/** Any field of a body, found by going down at random. */
function pickField(body: Container, random: Random): [Container, string] {
  let holder = body;
  for (;;) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return [holder, '0'];
    const key = random.pick(keys);
    const value = (holder as any)[key];
    const isContainer = typeof value === 'object' && value !== null;
    if (!isContainer || random.next() < 0.1) return [holder, key];
    holder = value;
  }
}

const INSERTIONS = [
  Buffer.from([0]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from('\ufeff'),
  Buffer.from('"'),
  Buffer.from('\\'),
  Buffer.from('['.repeat(100_000)),
  Buffer.from(CANARY),
];

function damage(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  switch (random.below(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    case 2: {
      const flipped = Buffer.from(bytes);
      flipped[at] ^= 1 << random.below(8);
      return flipped;
    }
    default: {
      const where = random.next() < 0.3 ? 0 : at;
      const insertion = random.pick(INSERTIONS);
      return Buffer.concat([
        bytes.subarray(0, where),
        insertion,
        bytes.subarray(where),
      ]);
    }
  }
}

const CHANGES: ((body: Container, random: Random) => void)[] = [
  (body, random) => changeField(body, random, random.pick(HOSTILE_VALUES)),
  (body, random) => changeField(body, random, random.pick(HOSTILE_VALUES)),
  (body, random) => changeField(body, random, undefined),
  swapFields,
  addKey,
  repeatItems,
];

/** A body that differs from a good one in a few places, the same for the same seed. */
export function mutate(body: unknown, seed: number): Buffer {
  const random = new Random(seed);
  const copy = structuredClone(body) as Container;
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    random.pick(CHANGES)(copy, random);
  }
  const bytes = Buffer.from(writeJson(copy), 'utf8');
  return random.next() < 0.3 ? damage(bytes, random) : bytes;
}
