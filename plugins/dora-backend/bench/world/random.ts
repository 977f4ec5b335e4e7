/** Four hexadecimal digits of every number of 16 bits. */
const HEX = Array.from({ length: 0x10000 }, (_, value) =>
  value.toString(16).padStart(4, '0'),
);

/**
 * Random numbers that are the same for the same seed, on every machine: the
 * small fast counter generator sfc32, seeded by a hash of the seed's parts.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spareNormal: number | null = null;

  constructor(...seed: Array<string | number>) {
    [this.#a, this.#b, this.#c] = [0, 1, 2].map(part =>
      hash(JSON.stringify([part, ...seed])),
    );
    // The first numbers still resemble the seed.
    for (let index = 0; index < 15; index++) {
      this.uint32();
    }
  }

  uint32(): number {
    /* eslint-disable no-bitwise */
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
    /* eslint-enable no-bitwise */
  }

  /** At least 0 and less than 1. */
  uniform(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** A whole number at least 0 and less than `bound`. */
  below(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }

  /** Of mean 0 and standard deviation 1. */
  normal(): number {
    const spare = this.#spareNormal;
    if (spare !== null) {
      this.#spareNormal = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.#spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** How often something fails to end that ends with this probability each time. */
  geometric(probability: number): number {
    return Math.floor(Math.log(1 - this.uniform()) / Math.log(1 - probability));
  }

  /** So many hexadecimal digits, a multiple of eight. */
  hex(digits: number): string {
    let text = '';
    for (let index = 0; index < digits; index += 8) {
      const value = this.uint32();
      // eslint-disable-next-line no-bitwise
      text += HEX[value >>> 16] + HEX[value & 0xffff];
    }
    return text;
  }
}

/** Draws the indices of weights, each as often as its weight says. */
export class WeightedChoice {
  readonly #keep: number[];
  readonly #alias: number[];

  /** Walker's alias method, so that a draw costs the same for any number of weights. */
  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = weights.map(weight => (weight / total) * weights.length);
    this.#keep = scaled.map(() => 1);
    this.#alias = scaled.map((_, index) => index);
    const light = indicesWhere(scaled, weight => weight < 1);
    const heavy = indicesWhere(scaled, weight => weight >= 1);
    while (light.length > 0 && heavy.length > 0) {
      const small = light.pop()!;
      const large = heavy[heavy.length - 1];
      this.#keep[small] = scaled[small];
      this.#alias[small] = large;
      scaled[large] -= 1 - scaled[small];
      if (scaled[large] < 1) {
        light.push(heavy.pop()!);
      }
    }
  }

  draw(random: Random): number {
    const index = random.below(this.#keep.length);
    return random.chance(this.#keep[index]) ? index : this.#alias[index];
  }
}

function indicesWhere(
  values: readonly number[],
  isWanted: (value: number) => boolean,
): number[] {
  return values.flatMap((value, index) => (isWanted(value) ? [index] : []));
}

/** FNV-1a with a last mixing, of 32 bits. */
function hash(text: string): number {
  /* eslint-disable no-bitwise */
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
  /* eslint-enable no-bitwise */
}
