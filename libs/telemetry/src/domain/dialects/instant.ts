import { Decimal, divideRoundedDown } from '@tallystick/kernel';

/** The end of the year 9999, the last that ISO 8601 and databases write in four digits. */
const LAST_MS = 253_402_300_799_999n;

/** Milliseconds since 1970 of exact seconds; parts of a millisecond are cut off. @returns undefined before 1970 or after 9999 */
export function instantOfSeconds(seconds: Decimal): number | undefined {
  return instantOfMilliseconds(seconds.times(Decimal.of(1_000n)));
}

/** @returns undefined before 1970 or after 9999 */
export function instantOfMilliseconds({ unscaled, scale }: Decimal): number | undefined {
  const whole = divideRoundedDown(unscaled, 10n ** BigInt(scale));
  return whole < 0n || whole > LAST_MS ? undefined : Number(whole);
}
