const POWERS_OF_TEN: bigint[] = [1n];

export function pow10(exponent: number): bigint {
  for (let known = POWERS_OF_TEN.length; known <= exponent; known += 1) {
    POWERS_OF_TEN.push((POWERS_OF_TEN[known - 1] ?? 1n) * 10n);
  }
  const power = POWERS_OF_TEN[exponent];
  if (power === undefined) throw new RangeError(`10^${exponent} is not an integer`);
  return power;
}

/** `numerator / denominator` to the nearest integer; a half goes away from zero, for a credit as for a debit. */
export function divideRoundedHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [magnitude(numerator), magnitude(denominator)];
  const rounded = (n * 2n + d) / (d * 2n);
  return negative ? -rounded : rounded;
}

/** `numerator / denominator` towards minus infinity: what one may count on when a part must never exceed the whole. */
export function divideRoundedDown(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const quotient = numerator / denominator;
  return quotient * denominator !== numerator && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

/**
 * Cuts `total` in proportion to `weights` so that the parts add up to it exactly: the units that rounding down leaves over go to the
 * largest remainders, the earlier part first where remainders are equal.
 */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (total < 0n || weights.some((weight) => weight < 0n))
    throw new RangeError('apportioning takes no negative numbers');
  if (sum === 0n) throw new RangeError('apportioning needs a weight above zero');
  const parts = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - parts.reduce((a, b) => a + b, 0n));
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % sum }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const favoured = new Set(remainders.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => (favoured.has(index) ? part + 1n : part));
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
