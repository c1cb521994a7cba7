import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { BillingDocument } from '../documents/trade-document.js';
import { breaches, type Rule } from './rule.js';

type Of = (document: BillingDocument) => readonly AllowanceCharge[];
export const allowancesOf: Of = ({ allowanceCharges }) => allowanceCharges.filter(({ isCharge }) => !isCharge);
export const chargesOf: Of = ({ allowanceCharges }) => allowanceCharges.filter(({ isCharge }) => isCharge);
export const lineAllowancesOf: Of = ({ lines }) =>
  lines.flatMap(({ allowanceCharges }) => allowanceCharges.filter(({ isCharge }) => !isCharge));
export const lineChargesOf: Of = ({ lines }) =>
  lines.flatMap(({ allowanceCharges }) => allowanceCharges.filter(({ isCharge }) => isCharge));

const hasNoReason = ({ reason, reasonCode }: AllowanceCharge) => reason === '' && reasonCode === '';
const hasNoCategory = ({ taxCategory }: AllowanceCharge) => !taxCategory?.id;

/** The standard has the rule twice, once as of existence and once as a condition. */
function reasons(ids: readonly [string, string], terms: readonly string[], of: Of, what: string): Rule[] {
  const check = (document: BillingDocument) =>
    breaches(of(document), hasNoReason, `${what} has neither a reason nor the code of one`);
  return ids.map((id) => ({ id, terms, check }));
}

/** Discounts and surcharges, on the whole document and on lines. That each has an amount (BR-31, 36, 41, 43) is seen in reading. */
export const ALLOWANCE_RULES: readonly Rule[] = [
  {
    id: 'BR-32',
    terms: ['BT-95'],
    check: (document) => breaches(allowancesOf(document), hasNoCategory, 'an allowance has no VAT category'),
  },
  {
    id: 'BR-37',
    terms: ['BT-102'],
    check: (document) => breaches(chargesOf(document), hasNoCategory, 'a charge has no VAT category'),
  },
  ...reasons(['BR-33', 'BR-CO-21'], ['BT-97', 'BT-98'], allowancesOf, 'an allowance'),
  ...reasons(['BR-38', 'BR-CO-22'], ['BT-104', 'BT-105'], chargesOf, 'a charge'),
  ...reasons(['BR-42', 'BR-CO-23'], ['BT-139', 'BT-140'], lineAllowancesOf, 'an allowance on a line'),
  ...reasons(['BR-44', 'BR-CO-24'], ['BT-144', 'BT-145'], lineChargesOf, 'a charge on a line'),
];
