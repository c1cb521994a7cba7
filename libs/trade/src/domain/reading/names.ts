/** The namespaces of the vocabularies that papers are written in, by the prefixes that they usually have. */
export const NAMESPACES = {
  /** UBL 2.x (ISO/IEC 19845 is 2.1): versions 2.1 to 2.4 all use these. Aggregates hold elements, basics hold a value. */
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  /** UN/CEFACT Cross Industry Invoice D16B. */
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  /** China's fully digitalised e-invoice (数电票) has no namespace. */
  ein: '',
  /** ISO 20022 camt.053 and camt.054, whose namespace grows a version a year; read as if it were this one, which nobody writes. */
  camt: 'urn:iso:std:iso:20022:tech:xsd:camt',
} as const;

type Prefix = keyof typeof NAMESPACES;

/** A child element's name. */
export type ElementName = `${Prefix}:${string}`;

export function matches(element: { uri: string; local: string }, name: ElementName): boolean {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, colon) as Prefix;
  const isOfIt = prefix === 'camt' ? isBankStatement(element.uri) : element.uri === NAMESPACES[prefix];
  return isOfIt && element.local === name.slice(colon + 1);
}

/** Versions 001.02 to 001.13 differ in what their choices hold; what is read of them is told apart by its own elements. */
export function isBankStatement(uri: string): boolean {
  return /^urn:iso:std:iso:20022:tech:xsd:camt\.05[34]\.001\.(0[2-9]|1[0-3])$/.test(uri);
}

export function ublRootNamespace(kind: string): string {
  return `urn:oasis:names:specification:ubl:schema:xsd:${kind}-2`;
}

/** An element's name for a person: UBL and CII write the prefix, the e-invoice and ISO 20022 have none. */
export function spoken(name: ElementName): string {
  return name.replace(/^(ein|camt):/, '');
}
