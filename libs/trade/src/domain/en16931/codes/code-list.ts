/**
 * The codes that a term may be given by. Those beside this file are as the validation artefacts of EN 16931-1 list them (CEN/TC 434, version
 * 1.3.16 of 2026-03-30), compared with the code database of Factur-X 1.09.2 of 2026-08-04; where the two differ, what either has.
 */
export interface CodeList {
  /** For a message. */
  readonly name: string;
  has(code: string): boolean;
}

/** @param codes separated by spaces */
export function codeList(name: string, codes: string): CodeList {
  const all = new Set(codes.split(' '));
  return { name, has: (code) => all.has(code) };
}
