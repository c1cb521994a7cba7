import { remainder97 } from './remainder-97.js';

declare const lei: unique symbol;
/** A Legal Entity Identifier (ISO 17442) whose check digits are right. */
export type Lei = string & { readonly [lei]: true };

const SHAPE = /^[0-9A-Z]{18}[0-9]{2}$/;

export function hasLeiShape(text: string): boolean {
  return SHAPE.test(text);
}

/** ISO/IEC 7064 MOD 97-10, letters read as 10 to 35. */
export function leiCheckDigits(first18: string): string {
  return String(98 - remainder97(`${first18}00`)).padStart(2, '0');
}

export function findLei(text: string): Lei | undefined {
  return hasLeiShape(text) && remainder97(text) === 1 ? (text as Lei) : undefined;
}
