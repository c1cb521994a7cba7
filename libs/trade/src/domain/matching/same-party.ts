import type { PaperParty } from '../documents/paper-party.js';

export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Whether two papers name the same organisation. Registered codes decide; where a paper has none, a shared identifier or the same name
 * does. Names alone never outweigh codes: a forged invoice carries the right name.
 */
export function sameParty(a: PaperParty, b: PaperParty): Sameness {
  if (a.uscc && b.uscc) return a.uscc === b.uscc ? 'same' : 'different';
  if (a.lei && b.lei) return a.lei === b.lei ? 'same' : 'different';
  if (a.identifiers.some((identifier) => b.identifiers.includes(identifier))) return 'same';
  if (a.name && b.name && canonicalName(a.name) === canonicalName(b.name)) return 'same';
  const namesOnly = a.identifiers.length === 0 && b.identifiers.length === 0;
  return namesOnly || shareScheme(a, b) ? 'different' : 'unknown';
}

/** One text for one organisation, by the best that the paper gives. */
export function partyKey(party: PaperParty): string {
  if (party.uscc) return `uscc:${party.uscc}`;
  if (party.lei) return `lei:${party.lei}`;
  return party.identifiers[0] ? `id:${party.identifiers[0]}` : `name:${canonicalName(party.name)}`;
}

/** Chinese names are typed with full- and half-width brackets and stray spaces. */
function canonicalName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toUpperCase();
}

function shareScheme(a: PaperParty, b: PaperParty): boolean {
  const schemes = new Set(a.identifiers.map(schemeOf));
  return b.identifiers.some((identifier) => schemes.has(schemeOf(identifier)));
}

function schemeOf(identifier: string): string {
  return identifier.slice(0, identifier.indexOf(':'));
}
