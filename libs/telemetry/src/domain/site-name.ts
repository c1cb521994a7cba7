import { DomainError } from '@tallystick/kernel';

export class SiteNameUnsound extends DomainError {
  constructor() {
    super('site-name-unsound', 'invalid', 'site: expected "site-" and its number, such as site-7');
  }
}

const NAME = /^site-([1-9][0-9]{0,14})$/;

/** What a site is called in topics and signatures. Its number is also its id on chain, so that one tells the other without asking anybody. */
export const siteName = (number: number): string => `site-${number}`;

/** @returns undefined when it is no site's name */
export function findSiteNumber(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The site's id in `EvidenceLog`: 0x and 64 hex digits. Numbers in a row share a slot by fours. @throws SiteNameUnsound */
export function anchoredSiteId(name: string): string {
  const number = findSiteNumber(name);
  if (number === undefined) throw new SiteNameUnsound();
  return `0x${number.toString(16).padStart(64, '0')}`;
}
