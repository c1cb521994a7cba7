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
} as const;

type Prefix = keyof typeof NAMESPACES;

/** A child element's name. */
export type ElementName = `${Prefix}:${string}`;

export function matches(element: { uri: string; local: string }, name: ElementName): boolean {
  const colon = name.indexOf(':');
  return element.local === name.slice(colon + 1) && element.uri === NAMESPACES[name.slice(0, colon) as Prefix];
}

export function ublRootNamespace(kind: string): string {
  return `urn:oasis:names:specification:ubl:schema:xsd:${kind}-2`;
}

/** An element's name for a person: UBL and CII write the prefix, the e-invoice has none. */
export function spoken(name: ElementName): string {
  return name.replace(/^ein:/, '');
}
