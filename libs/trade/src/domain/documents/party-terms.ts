/** An identifier with the scheme that the paper names, as written; the scheme is empty when it names none. */
export interface SchemedId {
  readonly scheme: string;
  readonly value: string;
  readonly where: string;
}

/** Lines as written (BT-35, 36, 162 of the seller's); empty strings for what the paper leaves out. */
export interface PostalAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly postCode: string;
  readonly subdivision: string;
  /** ISO 3166-1 alpha-2, as written. */
  readonly country: string;
  readonly where: string;
}

export interface PartyContact {
  readonly person: string;
  readonly phone: string;
  readonly email: string;
}

/** What an invoice says of a party beyond who it is; business terms are those of the seller (EN 16931-1, BG-4). */
export interface PartyTerms {
  /** BT-27. */
  readonly registeredName: string;
  /** BT-28. */
  readonly tradingName: string;
  /** BT-29. */
  readonly ids: readonly SchemedId[];
  /** BT-30. */
  readonly legalId: SchemedId | undefined;
  /** BT-31. */
  readonly vatId: SchemedId | undefined;
  /** BT-32. */
  readonly taxId: SchemedId | undefined;
  /** BT-33. */
  readonly legalForm: string;
  /** BT-34. */
  readonly endpoint: SchemedId | undefined;
  /** BG-5. */
  readonly address: PostalAddress | undefined;
  /** BG-6. */
  readonly contact: PartyContact | undefined;
}
