/**
 * Every code of a finding that is ours and no standard's. What reports a finding takes only these, or a rule of EN 16931 or Peppol: whoever shows findings has
 * words for each, and a test holds the two together.
 */
export const OWN_FINDING_RULES = [
  // The file itself.
  ...([
    'xml-malformed',
    'xml-encoding',
    'xml-doctype',
    'xml-too-large',
    'xml-too-deep',
    'xml-too-many-elements',
  ] as const),
  ...(['xml-too-many-attributes', 'xml-text-too-long'] as const),
  ...(['json-malformed', 'json-encoding', 'json-too-large', 'json-too-deep'] as const),
  ...(['paper-unknown', 'paper-copy', 'record-unknown'] as const),
  // What stands where.
  ...([
    'element-missing',
    'element-repeated',
    'value-expected',
    'value-too-long',
    'lines-missing',
    'line-repeated',
  ] as const),
  ...(['member-missing', 'member-unknown', 'date-malformed', 'number-malformed', 'boolean-malformed'] as const),
  ...(['flag-malformed', 'tax-rate-malformed', 'quantity-malformed'] as const),
  // Parties.
  ...([
    'seller-missing',
    'buyer-missing',
    'payer-missing',
    'payee-missing',
    'party-missing',
    'party-ambiguous',
  ] as const),
  ...(['party-identifiers', 'identifier-invalid', 'account-missing', 'einvoice-number'] as const),
  // Amounts and quantities.
  ...(['amount-missing', 'amount-precision', 'amount-negative', 'currency-missing', 'currency-mixed'] as const),
  ...(['currency-unknown', 'price-base-quantity', 'quantity-negative', 'quantity-units', 'unit-unknown'] as const),
  ...(['prepaid-negative', 'discount-stray', 'direction-unknown'] as const),
  // Sums.
  ...(['order-line-net', 'order-lines-sum', 'lines-rounded-up', 'statement-balance', 'statement-details'] as const),
  ...(['remittance-debit', 'remittance-credit', 'remittance-payment', 'remittance-balance'] as const),
  // Tax.
  ...(['tax-unfounded', 'tax-taxable', 'tax-taxable-sum', 'tax-subtotal-missing', 'tax-subtotal-repeated'] as const),
  ...(['tax-rate-unknown', 'tax-bureau-not-asked', 'tax-bureau-confirms', 'tax-bureau-denies'] as const),
  // Goods' events.
  ...(['events-missing', 'event-unknown', 'event-not-weighed', 'event-hash', 'event-time', 'action-unknown'] as const),
  ...(['epc-missing', 'gs1-check-digit'] as const),
  // An operator's own rules, which are `sch:` and their id.
  ...(['schematron-timeout', 'schematron-failed', 'schematron-more'] as const),
] as const;

export type FindingRule = (typeof OWN_FINDING_RULES)[number] | `BR-${string}` | `PEPPOL-EN16931-${string}`;
