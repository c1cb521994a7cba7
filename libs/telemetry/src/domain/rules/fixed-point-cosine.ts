/** Parts of one. */
export const COSINE_ONE = 10n ** 18n;

const PI = 3_141_592_653_589_793_238n;
const TERMS = 20n;

/**
 * `cos` of an angle in millionths of a degree, from -90 to 90, times 10^18: Taylor's series in integers, the same bits everywhere. The
 * error is under 10^-15.
 */
export function cosineOfMicrodegrees(angle: number): bigint {
  const radians = (BigInt(angle) * PI) / 180_000_000n;
  const square = (radians * radians) / COSINE_ONE;
  let [sum, term] = [COSINE_ONE, COSINE_ONE];
  for (let n = 1n; n <= TERMS; n += 1n) {
    term = (-term * square) / (COSINE_ONE * (2n * n - 1n) * (2n * n));
    sum += term;
  }
  return sum;
}
