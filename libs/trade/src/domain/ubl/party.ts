import type { FindingRule } from '../finding-rules.js';
import type { InvoiceParty } from '../documents/paper-party.js';
import type { PartyContact, PostalAddress, SchemedId } from '../documents/party-terms.js';
import { absentParty, assembleParty, schemedId, schemedIds } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** UBL has no place of its own for a direct debit's creditor (BT-90): it stands among the identifiers of the seller or payee. */
export const CREDITOR_SCHEME = 'SEPA';

/** Reads `cac:Party` (inside the role's element, where UBL puts it). */
export function readParty(
  reader: PaperReader,
  role: XmlElement | undefined,
  parent: XmlElement,
  rule: FindingRule,
): InvoiceParty {
  const party = reader.one(role, 'cac:Party');
  if (role && party) return readPartyElement(reader, party, rule);
  reader.fail(rule, role?.where ?? parent.where, 'this party is not named');
  return absentParty(parent.where);
}

/** A payee or tax representative (BG-10, BG-11): the role's element is the party, and its name is the one that UBL has for trading. */
export function readNamedParty(reader: PaperReader, party: XmlElement): InvoiceParty {
  const read = readPartyElement(reader, party);
  return { ...read, terms: { ...read.terms, registeredName: read.terms.tradingName, tradingName: '' } };
}

function readPartyElement(reader: PaperReader, party: XmlElement, rule?: FindingRule): InvoiceParty {
  const legal = reader.all(party, 'cac:PartyLegalEntity');
  const names = reader.all(party, 'cac:PartyName').map((name) => reader.text(name, 'cbc:Name'));
  return assembleParty(
    reader,
    {
      registeredName: firstText(legal.map((entity) => reader.text(entity, 'cbc:RegistrationName'))),
      tradingName: firstText(names),
      legalIds: legal.flatMap((entity) => schemedIds(reader, reader.all(entity, 'cbc:CompanyID'))),
      ids: reader
        .all(party, 'cac:PartyIdentification')
        .flatMap((identification) => schemedIds(reader, reader.all(identification, 'cbc:ID')))
        .filter(({ scheme }) => scheme !== CREDITOR_SCHEME),
      taxIds: reader.all(party, 'cac:PartyTaxScheme').flatMap((scheme) => taxId(reader, scheme)),
      endpoint: schemedId(reader, reader.one(party, 'cbc:EndpointID')),
      legalForm: firstText(legal.map((entity) => reader.text(entity, 'cbc:CompanyLegalForm'))),
      address: readAddress(reader, reader.one(party, 'cac:PostalAddress')),
      contact: readContact(reader, reader.one(party, 'cac:Contact')),
      where: party.where,
    },
    rule,
  );
}

export function readAddress(reader: PaperReader, address: XmlElement | undefined): PostalAddress | undefined {
  if (!address) return undefined;
  const lines = [
    reader.text(address, 'cbc:StreetName'),
    reader.text(address, 'cbc:AdditionalStreetName'),
    ...reader.all(address, 'cac:AddressLine').map((line) => reader.text(line, 'cbc:Line')),
  ];
  return {
    lines: lines.filter((line) => line !== ''),
    city: reader.text(address, 'cbc:CityName'),
    postCode: reader.text(address, 'cbc:PostalZone'),
    subdivision: reader.text(address, 'cbc:CountrySubentity'),
    country: reader.value(reader.path(address, 'cac:Country', 'cbc:IdentificationCode')),
    where: address.where,
  };
}

function readContact(reader: PaperReader, contact: XmlElement | undefined): PartyContact | undefined {
  if (!contact) return undefined;
  return {
    person: reader.text(contact, 'cbc:Name'),
    phone: reader.text(contact, 'cbc:Telephone'),
    email: reader.text(contact, 'cbc:ElectronicMail'),
  };
}

function taxId(reader: PaperReader, scheme: XmlElement): SchemedId[] {
  const number = reader.one(scheme, 'cbc:CompanyID');
  const value = reader.value(number);
  const register = reader.value(reader.path(scheme, 'cac:TaxScheme', 'cbc:ID'));
  return number && value !== '' ? [{ scheme: register, value, where: number.where }] : [];
}

function firstText(texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}
