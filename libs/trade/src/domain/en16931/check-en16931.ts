import type { BillingDocument } from '../documents/trade-document.js';
import type { Finding } from '../finding.js';
import { EN16931_RULES } from './rule-book.js';

/** BT-24 of the core and of every national or sector's specification that is built on it starts so. */
const CORE_INVOICE = 'urn:cen.eu:en16931:2017';

/** Invoices of other traditions need no VAT breakdown and no electronic address; they are held to what they claim. */
export function claimsEn16931({ terms }: BillingDocument): boolean {
  return terms.specification.startsWith(CORE_INVOICE);
}

/** Every rule of EN 16931-1 that the document breaks, with its place and the business terms that the rule is about. */
export function checkEn16931(document: BillingDocument): readonly Finding[] {
  return EN16931_RULES.flatMap(({ id, terms, check }) =>
    check(document).map(({ where, message }) => ({
      rule: id,
      severity: 'error' as const,
      where,
      message: `${message} [${terms.join(', ')}]`,
    })),
  );
}
