/** UBL 2.1 (ISO/IEC 19845) namespaces; version 2.x papers all use these. */
const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';

/** A child element's name: aggregates hold elements, basics hold a value. */
export type UblName = `cac:${string}` | `cbc:${string}`;

export function matches(element: { uri: string; local: string }, name: UblName): boolean {
  return element.local === name.slice(4) && element.uri === (name.startsWith('cac:') ? CAC : CBC);
}

export function rootNamespace(kind: string): string {
  return `urn:oasis:names:specification:ubl:schema:xsd:${kind}-2`;
}
