/** One element of a paper as read: small, immutable to its users, and knowing its place. */
export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  /** Attributes without a namespace, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text, trimmed of XML white space. */
  readonly text: string;
  /** `line:column path`; of like-named siblings the second is `[2]`. */
  readonly where: string;
}
