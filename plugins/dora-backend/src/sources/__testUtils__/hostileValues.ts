/** Part of every hostile text, so that a message that repeats a body is found out. */
export const CANARY = 'CANARY';

/** Stands in a JSON text for what no value of JavaScript is written as. */
const RAW = '@raw@';

/** Text that is put into JSON as it stands. */
export function raw(json: string): string {
  return RAW + json + RAW;
}

/** JSON of a value in which `raw` texts stand as they are. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    new RegExp(`"${RAW}((?:[^"\\\\]|\\\\.)*?)${RAW}"`, 'g'),
    (_, escaped) => JSON.parse(`"${escaped}"`),
  );
}

const TEXTS = [
  '',
  ' ',
  '\u0000',
  `${CANARY}\u0000${CANARY}`,
  '<no value>',
  '__proto__',
  'constructor',
  'toString',
  `${CANARY}'; drop table dora_deliveries; --`,
  `<script>alert('${CANARY}')</script>`,
  `[${CANARY}](javascript:alert(1))`,
  `=cmd|' /C calc'!${CANARY}`,
  `\u001b[31m${CANARY}\u001b[0m`,
  `${CANARY}\r\nX-Forged: 1`,
  `\u202e${CANARY}`,
  `{{7*7}}\${${CANARY}}`,
  `javascript:alert('${CANARY}')`,
  `https://user:${CANARY}@example.com/\u0000/a b`,
  `https://example.com/${'ü'.repeat(1_500)}`,
  `github.com/${CANARY}/${'x'.repeat(400)}`,
  `github.com/${'İ'.repeat(100)}/${'İ'.repeat(100)}`,
  CANARY.repeat(50_000),
  'İ'.repeat(300),
  '😀'.repeat(150),
  `${'x'.repeat(199)}😀`,
  'a'.repeat(40),
  '0'.repeat(40),
  'F'.repeat(64),
  'NaN',
  'Infinity',
  '1e400',
];

const TIMES = [
  '2026-02-30T00:00:00Z',
  '2026-03-02T14:40:05',
  '2026-03-02T14:40:05.123456789+05:45',
  '0001-01-01T00:00:00Z',
  '1999-12-31T23:59:59Z',
  '2000-01-01T00:00:00Z',
  '2100-12-31T23:59:59.999Z',
  '2100-12-31T23:59:60Z',
  '9999-12-31T23:59:59Z',
  '+275761-01-01T00:00:00Z',
  `${CANARY}T00:00:00Z`,
  '1606322640603000000',
  0,
  1,
  946_684_800,
  1_772_462_405,
  1_772_462_405_000,
  4_133_980_799_999,
];

const NUMBERS = [
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  Number.MAX_VALUE,
  raw('1e400'),
  raw('-1e400'),
  raw('1234567890123456789'),
  raw('1e-400'),
  raw('-0'),
];

const OTHERS = [
  null,
  true,
  false,
  {},
  [],
  [[[[]]]],
  { [CANARY]: CANARY },
  Array(10_000).fill(CANARY),
  Array(2_100).fill({}),
  raw('{"__proto__":{"polluted":true},"constructor":{"prototype":null}}'),
  raw(`"\\ud800${CANARY}\\udc00"`),
  raw('"\\u0000"'),
  raw(`${'['.repeat(70)}${']'.repeat(70)}`),
  raw(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`),
];

/** Values that a field may hold though nobody meant it to. */
export const HOSTILE_VALUES: unknown[] = [
  ...TEXTS,
  ...TIMES,
  ...NUMBERS,
  ...OTHERS,
];
