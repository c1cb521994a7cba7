/** Numbers that a seed decides, in integers, so that every machine makes the same warehouse. */
export interface Random {
  /** From 0 to below `limit`. */
  readonly below: (limit: number) => number;
  /** Around 0 with a standard deviation, in whole units: the sum of twelve uniform draws. */
  readonly around: (deviation: number) => number;
  /** True once in so many times. */
  readonly once: (times: number) => boolean;
}

/** A linear congruential generator of 64 bits with Knuth's MMIX constants, its upper half given out. */
export function randomOf(seed: string): Random {
  let state = [...seed].reduce((sum, letter) => (sum * 31n + BigInt(letter.codePointAt(0) ?? 0)) & MASK, 7n);
  const next = () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & MASK;
    return Number(state >> 33n);
  };
  for (let n = 0; n < 8; n += 1) next();
  const below = (limit: number) => next() % limit;
  return {
    below,
    around: (deviation) => {
      let sum = -6 * STEPS;
      for (let n = 0; n < 12; n += 1) sum += below(STEPS);
      return Math.round((sum * deviation) / STEPS);
    },
    once: (times) => below(times) === 0,
  };
}

const MASK = (1n << 64n) - 1n;
const STEPS = 65_536;
