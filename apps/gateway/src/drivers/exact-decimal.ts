import { Decimal } from '@tallystick/kernel';
import { ReadingUnsound } from '../gateway-errors.js';

const NUMBER = /^([+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?)(?:[eE]([+-]?[0-9]{1,2}))?$/;

/** Exactly the number that was written, also with an exponent, as JSON has it. @throws ReadingUnsound */
export function exactDecimal(text: string): Decimal {
  const match = NUMBER.exec(text.trim());
  if (!match) throw new ReadingUnsound('value: expected a number such as 21.5');
  const written = Decimal.parse(match[1] ?? '');
  const exponent = Number(match[2] ?? 0);
  const scale = written.scale - exponent;
  return scale >= 0
    ? Decimal.of(written.unscaled, scale).normalised()
    : Decimal.of(written.unscaled * 10n ** BigInt(-scale));
}

/**
 * The shortest decimal that is this IEEE 754 single and no other: what a device shows on its own display. All digits of its binary value would be
 * exact of a number that nobody measured. @throws ReadingUnsound of what is no number
 */
export function decimalOfFloat32(value: number): Decimal {
  if (!Number.isFinite(value)) throw new ReadingUnsound('value: expected a finite number');
  for (let digits = 1; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return exactDecimal(text);
  }
  return exactDecimal(value.toPrecision(9));
}
