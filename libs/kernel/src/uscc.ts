declare const uscc: unique symbol;
/** A Unified Social Credit Code (统一社会信用代码) whose check character is right. */
export type Uscc = string & { readonly [uscc]: true };

/** GB 32100-2015: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

export function hasUsccShape(text: string): boolean {
  return SHAPE.test(text);
}

/** The check character of the first 17: weights are powers of 3 modulo 31. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

export function findUscc(text: string): Uscc | undefined {
  return hasUsccShape(text) && usccCheckCharacter(text.slice(0, 17)) === text.charAt(17) ? (text as Uscc) : undefined;
}
