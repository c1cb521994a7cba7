import { findGln, findGtin, findSscc, gs1CheckDigit } from '@tallystick/kernel';

/** A GS1 key in one form, whether it was written as an EPC URN or as a GS1 Digital Link URI. */
export interface Epc {
  /** The key in canonical form; the text as written where it is of another system. */
  readonly key: string;
  /** GTIN-14; empty when it names no article. */
  readonly gtin: string;
  /** Whether it names one thing, rather than a class or lot. */
  readonly isInstance: boolean;
  readonly isCheckDigitWrong: boolean;
}

/** EPC Tag Data Standard, pure identity and class URIs: the company prefix and the rest have 12 or 13 digits together. */
const SGTIN = /^urn:epc:(?:id|idpat|class):(sgtin|lgtin):([0-9]{6,12})\.([0-9])([0-9]{0,6})\.(.+)$/;
const SSCC = /^urn:epc:id:sscc:([0-9]{6,12})\.([0-9])([0-9]{4,10})$/;
const SGLN = /^urn:epc:id:sgln:([0-9]{6,12})\.([0-9]{0,6})\.(.+)$/;
/** GS1 Digital Link: application identifiers 01 GTIN with 10 lot and 21 serial, 00 SSCC, 414 GLN with 254 extension. */
const LINKED_GTIN =
  /^https?:\/\/[^?#]*\/01\/([0-9]{8,14})(?:\/22\/[^/?#]+)?(?:\/10\/([^/?#]+))?(?:\/21\/([^/?#]+))?(?:[?#].*)?$/;
const LINKED_SSCC = /^https?:\/\/[^?#]*\/00\/([0-9]{18})(?:[?#].*)?$/;
const PGLN = /^urn:epc:id:pgln:([0-9]{6,12})\.([0-9]{0,6})$/;
const LINKED_PARTY = /^https?:\/\/[^?#]*\/417\/([0-9]{13})(?:[?#].*)?$/;
/** Keys that are not read here: documents, shipments, assets, services and so on. */
const UNREAD = /^urn:epc:|^https?:\/\/[^?#]*\/(?:253|255|401|402|800[346]|801[078])\//;
/** What a URI needs no percent signs for. */
const PLAIN_KEY = /^[A-Za-z0-9/._~-]+$/;
const LINKED_GLN = /^https?:\/\/[^?#]*\/414\/([0-9]{13})(?:\/254\/([^/?#]+))?(?:[?#].*)?$/;

export function readEpc(text: string): Epc {
  return readUrn(text) ?? readLink(text) ?? { key: text, gtin: '', isInstance: true, isCheckDigitWrong: false };
}

/** The canonical GS1 Digital Link of a GS1 key; another URI as it is. Undefined for a key that is not read here. */
export function digitalLink(text: string): string | undefined {
  const { key } = readEpc(text);
  if (key !== text) return PLAIN_KEY.test(key) ? `https://id.gs1.org/${key}` : undefined;
  return UNREAD.test(text) ? undefined : text;
}

function readUrn(text: string): Epc | undefined {
  return readTradeItemUrn(text) ?? readLogisticUnitUrn(text) ?? readLocationUrn(text) ?? readPartyUrn(text);
}

function readTradeItemUrn(text: string): Epc | undefined {
  const [, scheme = '', prefix = '', indicator = '', item = '', last = ''] = SGTIN.exec(text) ?? [];
  if (prefix.length + item.length !== 12) return undefined;
  const gtin = withCheckDigit(`${indicator}${prefix}${item}`);
  return last === '*' ? article(gtin, '', '') : article(gtin, ...lotAndSerial(scheme, decoded(last)));
}

function readLogisticUnitUrn(text: string): Epc | undefined {
  const [, company = '', extension = '', serial = ''] = SSCC.exec(text) ?? [];
  return company.length + serial.length === 16 ? unit(withCheckDigit(`${extension}${company}${serial}`)) : undefined;
}

function readLocationUrn(text: string): Epc | undefined {
  const [, owner = '', location = '', part = ''] = SGLN.exec(text) ?? [];
  return owner.length + location.length === 12
    ? place(withCheckDigit(`${owner}${location}`), decoded(part))
    : undefined;
}

function readPartyUrn(text: string): Epc | undefined {
  const [, owner = '', number = ''] = PGLN.exec(text) ?? [];
  return owner.length + number.length === 12 ? party(withCheckDigit(`${owner}${number}`)) : undefined;
}

function readLink(text: string): Epc | undefined {
  const [, gtin, lot = '', serial = ''] = LINKED_GTIN.exec(text) ?? [];
  if (gtin) return article(gtin.padStart(14, '0'), decoded(lot), decoded(serial));
  const sscc = LINKED_SSCC.exec(text)?.[1];
  if (sscc) return unit(sscc);
  const owner = LINKED_PARTY.exec(text)?.[1];
  if (owner) return party(owner);
  const [, gln, part = '0'] = LINKED_GLN.exec(text) ?? [];
  return gln ? place(gln, decoded(part)) : undefined;
}

function lotAndSerial(scheme: string, last: string): [lot: string, serial: string] {
  return scheme === 'lgtin' ? [last, ''] : ['', last];
}

/** A serial is unique for its GTIN whatever the lot, so the lot is left out beside one. */
function article(gtin: string, lot: string, serial: string): Epc {
  const suffix = serial ? `/21/${serial}` : lot ? `/10/${lot}` : '';
  return { key: `01/${gtin}${suffix}`, gtin, isInstance: serial !== '', isCheckDigitWrong: !findGtin(gtin) };
}

function unit(sscc: string): Epc {
  return { key: `00/${sscc}`, gtin: '', isInstance: true, isCheckDigitWrong: !findSscc(sscc) };
}

function place(gln: string, extension: string): Epc {
  const key = extension === '0' ? `414/${gln}` : `414/${gln}/254/${extension}`;
  return { key, gtin: '', isInstance: true, isCheckDigitWrong: !findGln(gln) };
}

function party(gln: string): Epc {
  return { key: `417/${gln}`, gtin: '', isInstance: true, isCheckDigitWrong: !findGln(gln) };
}

function withCheckDigit(digits: string): string {
  return `${digits}${gs1CheckDigit(digits)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
