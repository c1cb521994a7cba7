import type { FindingRule } from '../finding-rules.js';
import { findLei, hasUsccShape } from '@tallystick/kernel';
import type { InvoiceParty } from '../documents/paper-party.js';
import type { PartyContact, PostalAddress, SchemedId } from '../documents/party-terms.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { PaperReader } from './paper-reader.js';

/** How papers mark a Unified Social Credit Code; ISO/IEC 6523 gives LEI the number 0199. */
const USCC_SCHEMES = new Set(['USCC', 'GB32100', 'GB 32100', 'CN:USCC']);
const LEI_SCHEMES = new Set(['LEI', '0199', 'ISO 17442']);

/** Far above any party; parties of two papers are compared number by number. */
const IDENTIFIERS_MAX = 100;

/** A party as one of the syntaxes states it. */
export interface StatedParty {
  readonly registeredName: string;
  readonly tradingName: string;
  readonly legalIds: readonly SchemedId[];
  readonly ids: readonly SchemedId[];
  /** `scheme` is `VAT`, or anything else for another tax register. */
  readonly taxIds: readonly SchemedId[];
  readonly endpoint: SchemedId | undefined;
  readonly legalForm: string;
  readonly address: PostalAddress | undefined;
  readonly contact: PartyContact | undefined;
  readonly where: string;
}

/**
 * Who a stated party is, whatever the syntax: its codes by scheme or by their check characters, its entries in registers.
 *
 * @param rule what an unnamed party breaks so that the paper cannot be read; without it such a party is left to the rules on the whole paper
 */
export function assembleParty(reader: PaperReader, stated: StatedParty, rule?: FindingRule): InvoiceParty {
  const { registeredName, tradingName, legalIds, ids, endpoint, legalForm, address, contact, where } = stated;
  // In whatever order the paper has them.
  const taxIds = [...stated.taxIds.filter(isVat), ...stated.taxIds.filter((id) => !isVat(id))];
  const known = [...legalIds, ...ids, ...taxIds.map((id) => ({ ...id, scheme: '' })), ...(endpoint ? [endpoint] : [])]
    .map((id) => ({
      scheme: id.scheme.toUpperCase(),
      value: id.value.normalize('NFKC').replace(/\s+/g, ''),
      where: id.where,
    }))
    .filter(({ value }) => value !== '');
  if (known.length > IDENTIFIERS_MAX)
    reader.fail('party-identifiers', where, `more than ${IDENTIFIERS_MAX} identifiers for one party`);
  const name = registeredName || tradingName;
  if (rule && name === '' && known.length === 0) reader.fail(rule, where, 'this party has neither name nor identifier');
  return {
    name,
    uscc: single(reader, known.filter(isUscc), 'Unified Social Credit Codes'),
    lei: single(reader, known.filter(isLei), 'LEIs'),
    identifiers: known.map(({ scheme, value }) => `${scheme}:${value}`),
    registrations: [
      ...legalIds.flatMap((id) => registration(`legal ${id.scheme.toUpperCase()}`, id)),
      ...taxIds.flatMap((id) => registration(isVat(id) ? 'tax VAT' : 'tax other', id)),
    ],
    where,
    terms: {
      registeredName,
      tradingName,
      ids,
      legalId: legalIds[0],
      vatId: taxIds.find(isVat),
      taxId: taxIds.filter((id) => !isVat(id)).map((id) => ({ ...id, scheme: '' }))[0],
      legalForm,
      endpoint,
      address,
      contact,
    },
  };
}

/** A party that the paper does not name; reading goes on, so that all faults are told. */
export function absentParty(where: string): InvoiceParty {
  return {
    name: '',
    uscc: '',
    lei: '',
    identifiers: [],
    registrations: [],
    where,
    terms: {
      registeredName: '',
      tradingName: '',
      ids: [],
      legalId: undefined,
      vatId: undefined,
      taxId: undefined,
      legalForm: '',
      endpoint: undefined,
      address: undefined,
      contact: undefined,
    },
  };
}

/** The identifier in an element that has its scheme as an attribute; none when the element is missing or empty. */
export function schemedId(
  reader: PaperReader,
  element: XmlElement | undefined,
  attribute = 'schemeID',
): SchemedId | undefined {
  const value = reader.value(element);
  if (!element || value === '') return undefined;
  return { scheme: element.attributes.get(attribute)?.trim() ?? '', value, where: element.where };
}

export function schemedIds(reader: PaperReader, elements: readonly XmlElement[], attribute?: string): SchemedId[] {
  return elements.flatMap((element) => schemedId(reader, element, attribute) ?? []);
}

function isVat({ scheme }: SchemedId): boolean {
  return scheme.toUpperCase() === 'VAT';
}

/** An entry in a register, which papers write with and without dots, dashes and spaces. */
function registration(register: string, { value }: SchemedId): string[] {
  const plain = value.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
  return plain === '' ? [] : [`${register}:${plain.toUpperCase()}`];
}

function isUscc({ scheme, value }: SchemedId): boolean {
  return USCC_SCHEMES.has(scheme) || (scheme === '' && hasUsccShape(value.toUpperCase()));
}

/** Many a customer number has twenty characters: only the check digits tell an LEI that is not called one. */
function isLei({ scheme, value }: SchemedId): boolean {
  return LEI_SCHEMES.has(scheme) || (scheme === '' && findLei(value.toUpperCase()) !== undefined);
}

/** The one code among those of a scheme. Two different ones make the party two parties. */
function single(reader: PaperReader, identifiers: readonly SchemedId[], what: string): string {
  const [first, ...rest] = identifiers.map(({ value, where }) => ({ value: value.toUpperCase(), where }));
  const other = rest.find(({ value }) => value !== first?.value);
  if (other) reader.report('party-ambiguous', 'error', other.where, `two different ${what} for one party`);
  return first?.value ?? '';
}
