/** What a paper may cost to read. Every limit is a setting; the defaults are some ten times what real invoices need. */
export interface XmlLimits {
  /** Bytes of the whole file. */
  readonly maxBytes: number;
  /** Elements inside one another. UBL without extensions stays under 12. */
  readonly maxDepth: number;
  /** Elements in the whole file. */
  readonly maxElements: number;
  /** Attributes on one element, namespace declarations included. */
  readonly maxAttributes: number;
  /** Characters of text in one element; UBL carries attachments as base64 text. */
  readonly maxTextCharacters: number;
  /** Characters of a value that is read: a number, a name, an amount. */
  readonly maxValueCharacters: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = {
  maxBytes: 5 * 1024 * 1024,
  maxDepth: 32,
  maxElements: 100_000,
  maxAttributes: 32,
  maxTextCharacters: 3_000_000,
  maxValueCharacters: 500,
};
