import { findLei, hasUsccShape } from '@tallystick/kernel';
import type { PaperParty } from '../documents/paper-party.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { PaperReader } from './paper-reader.js';

/** How papers mark a Unified Social Credit Code; ISO/IEC 6523 gives LEI the number 0199. */
const USCC_SCHEMES = new Set(['USCC', 'GB32100', 'GB 32100', 'CN:USCC']);
const LEI_SCHEMES = new Set(['LEI', '0199', 'ISO 17442']);

interface Identifier {
  readonly scheme: string;
  readonly value: string;
  readonly where: string;
}

/** Reads `cac:Party` (inside the role's element, where UBL puts it). */
export function readParty(
  reader: PaperReader,
  role: XmlElement | undefined,
  parent: XmlElement,
  rule: string,
): PaperParty {
  const party = reader.one(role, 'cac:Party');
  if (!role || !party) {
    reader.fail(rule, role?.where ?? parent.where, 'this party is not named');
    return { name: '', uscc: '', lei: '', identifiers: [], registrations: [], where: parent.where };
  }
  const found = identifiersOf(reader, party);
  const read: PaperParty = {
    name: legalName(reader, party),
    uscc: single(reader, found.filter(isUscc), 'Unified Social Credit Codes'),
    lei: single(reader, found.filter(isLei), 'LEIs'),
    identifiers: found.map(({ scheme, value }) => `${scheme}:${value}`),
    registrations: registrationsOf(reader, party),
    where: party.where,
  };
  if (read.name === '' && found.length === 0)
    reader.fail(rule, party.where, 'this party has neither name nor identifier');
  return read;
}

function legalName(reader: PaperReader, party: XmlElement): string {
  const registered = reader
    .all(party, 'cac:PartyLegalEntity')
    .map((entity) => reader.text(entity, 'cbc:RegistrationName'));
  const trading = reader.all(party, 'cac:PartyName').map((name) => reader.text(name, 'cbc:Name'));
  return [...registered, ...trading].find((name) => name !== '') ?? '';
}

function identifiersOf(reader: PaperReader, party: XmlElement): Identifier[] {
  const elements = [
    ...reader.all(party, 'cac:PartyLegalEntity').flatMap((entity) => reader.all(entity, 'cbc:CompanyID')),
    ...reader.all(party, 'cac:PartyIdentification').flatMap((identification) => reader.all(identification, 'cbc:ID')),
    ...reader.all(party, 'cac:PartyTaxScheme').flatMap((scheme) => reader.all(scheme, 'cbc:CompanyID')),
    ...reader.all(party, 'cbc:EndpointID'),
  ];
  return elements
    .map((element) => ({
      scheme: element.attributes.get('schemeID')?.trim().toUpperCase() ?? '',
      value: reader.value(element).normalize('NFKC').replace(/\s+/g, ''),
      where: element.where,
    }))
    .filter(({ value }) => value !== '');
}

/** A company register by its scheme where the paper names it, and each tax register by its own. */
function registrationsOf(reader: PaperReader, party: XmlElement): string[] {
  const legal = reader.all(party, 'cac:PartyLegalEntity').map((entity) => {
    const number = reader.one(entity, 'cbc:CompanyID');
    return { register: `legal ${number?.attributes.get('schemeID')?.trim().toUpperCase() ?? ''}`, number };
  });
  const tax = reader.all(party, 'cac:PartyTaxScheme').map((scheme) => ({
    register: `tax ${reader.value(reader.path(scheme, 'cac:TaxScheme', 'cbc:ID')).toUpperCase()}`,
    number: reader.one(scheme, 'cbc:CompanyID'),
  }));
  return [...legal, ...tax].flatMap(({ register, number }) => {
    // Written with and without dots, dashes and spaces.
    const value = reader
      .value(number)
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, '');
    return value === '' ? [] : [`${register}:${value.toUpperCase()}`];
  });
}

function isUscc({ scheme, value }: Identifier): boolean {
  return USCC_SCHEMES.has(scheme) || (scheme === '' && hasUsccShape(value.toUpperCase()));
}

/** Many a customer number has twenty characters: only the check digits tell an LEI that is not called one. */
function isLei({ scheme, value }: Identifier): boolean {
  return LEI_SCHEMES.has(scheme) || (scheme === '' && findLei(value.toUpperCase()) !== undefined);
}

/** The one code among those of a scheme. Two different ones make the party two parties. */
function single(reader: PaperReader, identifiers: readonly Identifier[], what: string): string {
  const [first, ...rest] = identifiers.map(({ value, where }) => ({ value: value.toUpperCase(), where }));
  const other = rest.find(({ value }) => value !== first?.value);
  if (other) reader.report('party-ambiguous', 'error', other.where, `two different ${what} for one party`);
  return first?.value ?? '';
}
