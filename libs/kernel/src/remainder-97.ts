/** The number that ISO/IEC 7064 MOD 97-10 checks, letters read as 10 to 35, modulo 97: 1 when the check digits are right. */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
