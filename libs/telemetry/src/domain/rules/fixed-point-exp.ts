/** Digits after the point in the numbers here. */
export const EXP_DIGITS = 50;
export const EXP_ONE = 10n ** BigInt(EXP_DIGITS);

const HALVINGS = 10n;
const TERMS = 24n;

/**
 * `exp(-numerator / denominator)` times 10^50, in integers throughout: the same bits everywhere, which Math.exp does not promise (ECMA-262
 * leaves it to the implementation). The argument is halved ten times, Taylor's series summed to 24 terms, the result squared ten times.
 * From 0 to 100 the error is under 10^-45 (argued in ADR 26).
 */
export function expOfNegative(numerator: bigint, denominator: bigint): bigint {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('the argument must be 0 or a ratio above it');
  const argument = (numerator * EXP_ONE) / (denominator << HALVINGS);
  let [sum, term] = [EXP_ONE, EXP_ONE];
  for (let n = 1n; n <= TERMS; n += 1n) {
    term = (-term * argument) / (n * EXP_ONE);
    sum += term;
  }
  for (let n = 0n; n < HALVINGS; n += 1n) sum = (sum * sum) / EXP_ONE;
  return sum;
}
