import { divideRoundedDown, Money } from '@tallystick/kernel';
import { creditedMinor } from './credited.js';
import type { Invoice, InvoiceLine } from './documents/trade-document.js';
import type { MatchedLine } from './matching/match-lines.js';
import { priceDeviation } from './matching/price-deviation.js';
import type { Matching } from './matching/trade-books.js';
import type { Trade } from './matching/trade.js';
import { paymentsSeen } from './payments/payments-seen.js';
import type { Tolerances } from './tolerances.js';
import { taxGroupsOf } from './totals/tax-groups.js';

/** What already weighs on an invoice, in minor units of its currency, as the one who asks knows it. */
export interface ClaimsOnInvoice {
  /** Beyond the credit notes among the papers. */
  readonly creditedMinor: bigint;
  readonly disputedMinor: bigint;
  readonly usedMinor: bigint;
  /** Beyond what bank statements among the papers show. */
  readonly paidMinor: bigint;
}

export const NO_CLAIMS: ClaimsOnInvoice = { creditedMinor: 0n, disputedMinor: 0n, usedMinor: 0n, paidMinor: 0n };

/**
 * `received value + tax - credited - disputed - used - paid`, floored at zero and never above what is payable. It is what the papers would
 * carry; whether anything may be financed on them at all is the verdict's to say.
 */
export function financeableOf(trade: Trade, matching: Matching, tolerances: Tolerances, claims = NO_CLAIMS): Money {
  const { creditNotes } = trade;
  const { document: invoice } = trade.invoice;
  const { payable, prepaid } = invoice.totals;
  // Below zero it would be a debt from elsewhere, which these goods do not carry.
  const prepaidMinor = prepaid && prepaid.value.amountMinor > 0n ? prepaid.value.amountMinor : 0n;
  const seen = paymentsSeen(trade);
  // What was paid before the invoice is in its prepaid amount already.
  const paidSince = claims.paidMinor + seen.paidMinor - seen.prepaidMinor;
  const gross = receivedWithTaxMinor(invoice, matching, tolerances);
  const credited = claims.creditedMinor + creditedMinor(invoice, creditNotes);
  const net = gross - credited - claims.disputedMinor - claims.usedMinor - prepaidMinor - paidSince;
  const open = payable.value.amountMinor - paidSince;
  const capped = net < open ? net : open;
  return Money.ofMinor(capped > 0n ? capped : 0n, invoice.currency);
}

/** Each tax category's taxable amount and tax in the proportion in which its lines were received, rounded down. */
function receivedWithTaxMinor(invoice: Invoice, matching: Matching, tolerances: Tolerances): bigint {
  const values = new Map(
    matching.lines.map((matched) => [matched.line, receivedValueMinor(invoice, matched, tolerances)]),
  );
  const isWhole = matching.lines.every(({ line }) => values.get(line) === line.netAmount.value.amountMinor);
  if (isWhole) return invoice.totals.taxInclusive.value.amountMinor;
  const groups = taxGroupsOf(invoice);
  if (!groups) {
    // Without categories nobody knows what tax the received part bears; counting none is never too much.
    return shareMinor(invoice.totals.taxExclusive.value.amountMinor, invoice.lines, values);
  }
  return groups.reduce((sum, { lines, totalMinor }) => sum + shareMinor(totalMinor, lines, values), 0n);
}

function receivedValueMinor(invoice: Invoice, matched: MatchedLine, tolerances: Tolerances): bigint {
  const { line, covered } = matched;
  const net = line.netAmount.value.amountMinor;
  const quantity = line.quantity.value;
  const deviations = matched.matches.flatMap((match) => priceDeviation(matched, match, invoice, tolerances) ?? []);
  // Beyond tolerance, goods are worth what was agreed for them.
  const dearer = deviations.filter(
    ({ outcome, invoiced, ordered }) => outcome !== 'pass' && invoiced.compare(ordered) > 0,
  );
  if (quantity.isNegative()) {
    const less = dearer.reduce((sum, { invoiced, ordered }) => sum + ordered.minus(invoiced).amountMinor, net);
    return less < 0n ? less : 0n;
  }
  if (net < 0n) return net;
  if (quantity.isZero()) return 0n;
  const scale = Math.max(covered.scale, quantity.scale);
  const received = divideRoundedDown(net * covered.unscaledAt(scale), quantity.unscaledAt(scale));
  if (matched.matches.some(({ billedBefore }) => billedBefore)) {
    const over = dearer.reduce((sum, { invoiced, ordered }) => sum + invoiced.minus(ordered).amountMinor, 0n);
    return received > over ? received - over : 0n;
  }
  return dearer
    .filter(({ invoiced }) => invoiced.amountMinor > 0n)
    .reduce(
      (value, { invoiced, ordered }) => divideRoundedDown(value * ordered.amountMinor, invoiced.amountMinor),
      received,
    );
}

function shareMinor(
  totalMinor: bigint,
  lines: readonly InvoiceLine[],
  values: ReadonlyMap<InvoiceLine, bigint>,
): bigint {
  const netMinor = lines.reduce((sum, { netAmount }) => sum + netAmount.value.amountMinor, 0n);
  const receivedMinor = lines.reduce((sum, line) => sum + (values.get(line) ?? 0n), 0n);
  if (netMinor <= 0n) return totalMinor < 0n ? totalMinor : 0n;
  return divideRoundedDown(totalMinor * receivedMinor, netMinor);
}
