import { currencyOfNumericCode } from '@tallystick/kernel';

/** @returns the ISO 4217 code of the digits that an act has; undefined of what is none */
export function findCurrencyOfNumericCode(digits: string): string | undefined {
  if (!/^[0-9]{1,5}$/.test(digits)) return undefined;
  try {
    return currencyOfNumericCode(Number(digits)).code;
  } catch {
    return undefined;
  }
}
