import type { FindingRule } from '../finding-rules.js';
import type { InvoiceParty } from '../documents/paper-party.js';
import type { PartyContact, PostalAddress, SchemedId } from '../documents/party-terms.js';
import { absentParty, assembleParty, schemedId, schemedIds } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** UN/CEFACT marks a VAT number with VA; any other tax number has FC. */
const VAT_REGISTRATION = 'VA';

export function readParty(
  reader: PaperReader,
  party: XmlElement | undefined,
  parent: XmlElement,
  rule: FindingRule,
): InvoiceParty {
  if (party) return readPartyElement(reader, party, rule);
  reader.fail(rule, parent.where, 'this party is not named');
  return absentParty(parent.where);
}

/** @param rule as for `assembleParty` */
export function readPartyElement(reader: PaperReader, party: XmlElement, rule?: FindingRule): InvoiceParty {
  const legal = reader.one(party, 'ram:SpecifiedLegalOrganization');
  const endpoint = reader.path(party, 'ram:URIUniversalCommunication', 'ram:URIID');
  return assembleParty(
    reader,
    {
      registeredName: reader.text(party, 'ram:Name'),
      tradingName: reader.text(legal, 'ram:TradingBusinessName'),
      legalIds: schemedIds(reader, reader.all(legal, 'ram:ID')),
      ids: schemedIds(reader, [...reader.all(party, 'ram:ID'), ...reader.all(party, 'ram:GlobalID')]),
      taxIds: reader
        .all(party, 'ram:SpecifiedTaxRegistration')
        .flatMap((registration) => schemedIds(reader, reader.all(registration, 'ram:ID')))
        .map(asTaxId),
      endpoint: schemedId(reader, endpoint),
      legalForm: reader.text(party, 'ram:Description'),
      address: readAddress(reader, reader.one(party, 'ram:PostalTradeAddress')),
      contact: readContact(reader, reader.one(party, 'ram:DefinedTradeContact')),
      where: party.where,
    },
    rule,
  );
}

export function readAddress(reader: PaperReader, address: XmlElement | undefined): PostalAddress | undefined {
  if (!address) return undefined;
  const lines = (['ram:LineOne', 'ram:LineTwo', 'ram:LineThree'] as const).map((name) => reader.text(address, name));
  return {
    lines: lines.filter((line) => line !== ''),
    city: reader.text(address, 'ram:CityName'),
    postCode: reader.text(address, 'ram:PostcodeCode'),
    subdivision: reader.text(address, 'ram:CountrySubDivisionName'),
    country: reader.text(address, 'ram:CountryID'),
    where: address.where,
  };
}

function readContact(reader: PaperReader, contact: XmlElement | undefined): PartyContact | undefined {
  if (!contact) return undefined;
  return {
    person: reader.text(contact, 'ram:PersonName') || reader.text(contact, 'ram:DepartmentName'),
    phone: reader.value(reader.path(contact, 'ram:TelephoneUniversalCommunication', 'ram:CompleteNumber')),
    email: reader.value(reader.path(contact, 'ram:EmailURIUniversalCommunication', 'ram:URIID')),
  };
}

function asTaxId(id: SchemedId): SchemedId {
  return { ...id, scheme: id.scheme.toUpperCase() === VAT_REGISTRATION ? 'VAT' : id.scheme };
}
