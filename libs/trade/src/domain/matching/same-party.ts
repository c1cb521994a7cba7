import type { PaperParty } from '../documents/paper-party.js';

export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Whether two papers name the same organisation. Registered codes decide; where a paper has none, a shared identifier or the same name
 * does, unless their entries in a register differ: then a person decides, for some companies have several. Names alone never outweigh
 * codes: a forged invoice carries the right name.
 */
export function sameParty(a: PaperParty, b: PaperParty): Sameness {
  if (a.uscc && b.uscc) return a.uscc === b.uscc ? 'same' : 'different';
  if (a.lei && b.lei) return a.lei === b.lei ? 'same' : 'different';
  const isAlike = a.identifiers.some((identifier) => b.identifiers.includes(identifier)) || sameName(a, b);
  const registers = compareRegistrations(a, b);
  if (isAlike) return registers === 'different' ? 'unknown' : 'same';
  if (registers !== 'unknown') return registers;
  const namesOnly = a.identifiers.length === 0 && b.identifiers.length === 0;
  return namesOnly || shareScheme(a.identifiers, b.identifiers) ? 'different' : 'unknown';
}

/** One text for one organisation, by the best that the paper gives. */
export function partyKey(party: PaperParty): string {
  if (party.uscc) return `uscc:${party.uscc}`;
  if (party.lei) return `lei:${party.lei}`;
  return party.identifiers[0] ? `id:${party.identifiers[0]}` : `name:${canonicalName(party.name)}`;
}

/** All by which `sameParty` knows a paper's two sides: papers of one key are the same to every other paper. */
export function partiesKey({ seller, buyer }: { readonly seller: PaperParty; readonly buyer: PaperParty }): string {
  const known = ({ uscc, lei, identifiers, registrations, name }: PaperParty) => [
    uscc,
    lei,
    identifiers,
    registrations,
    name,
  ];
  return JSON.stringify([known(seller), known(buyer)]);
}

function compareRegistrations(a: PaperParty, b: PaperParty): Sameness {
  if (a.registrations.some((registration) => b.registrations.includes(registration))) return 'same';
  return shareScheme(a.registrations, b.registrations) ? 'different' : 'unknown';
}

function sameName(a: PaperParty, b: PaperParty): boolean {
  return a.name !== '' && b.name !== '' && canonicalName(a.name) === canonicalName(b.name);
}

/** A name in the form in which two of them compare: Chinese ones are typed with full- and half-width brackets and stray spaces. */
export function canonicalName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toUpperCase();
}

function shareScheme(a: readonly string[], b: readonly string[]): boolean {
  const schemes = new Set(a.map(schemeOf));
  return b.some((identifier) => schemes.has(schemeOf(identifier)));
}

function schemeOf(identifier: string): string {
  return identifier.slice(0, identifier.indexOf(':'));
}
