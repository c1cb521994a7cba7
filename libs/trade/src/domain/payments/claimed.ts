import type { Advised } from './advised.js';
import { ADVICES_DIFFER, isCertain } from './payment-doubts.js';
import type { SeenPayment } from './seen-payment.js';

/**
 * What the buyer's statements and the remittance advices say beyond what the seller's bank shows. An advice and a transfer may be the same
 * money: a transfer answers the advice that it names, else one of its very sum.
 */
export function claimedBeyond(
  payments: readonly SeenPayment[],
  advised: readonly Advised[],
  paidMinor: bigint,
): bigint {
  const bySeller = payments.filter((payment) => payment.of === 'seller' && isCertain(payment));
  const byBuyer = payments.filter(({ of }) => of === 'buyer');
  const sent = byBuyer.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const saidMinor = (sent > 0n ? sent : 0n) + unanswered(advised, byBuyer) - paidMinor;
  const awaitedMinor = unanswered(advised, bySeller);
  return [saidMinor, awaitedMinor, 0n].reduce((a, b) => (a > b ? a : b));
}

/** No transfer answers with more than it moved, whatever it names. */
function unanswered(advised: readonly Advised[], payments: readonly SeenPayment[]): bigint {
  const unnamed = payments.filter(({ advices }) => advices.length === 0).map(({ amountMinor }) => amountMinor);
  const open = unnamed.filter((amount) => amount > 0n);
  for (const back of unnamed.filter((amount) => amount < 0n)) takeOut(open, -back);
  const naming = payments.map(({ advices, amountMinor }) => ({ advices, leftMinor: amountMinor }));
  return advised.reduce((sum, { number, amountMinor, doubts }) => {
    const answers = naming.filter(({ advices }) => advices.includes(number));
    // Whoever wrote another of the same number may have written it for the sum of a transfer that is none of its.
    if (answers.length === 0 && !doubts.includes(ADVICES_DIFFER) && takeOut(open, amountMinor)) return sum;
    return sum + amountMinor - takeFrom(answers, amountMinor);
  }, 0n);
}

/** What was taken back first takes from what was sent. */
function takeFrom(answers: { leftMinor: bigint }[], amountMinor: bigint): bigint {
  const left = answers.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  const answered = [left, amountMinor].reduce((a, b) => (a < b ? a : b));
  if (answered <= 0n) return 0n;
  let open = answered;
  for (const answer of answers) {
    const part = answer.leftMinor < open ? answer.leftMinor : open;
    if (part <= 0n) continue;
    answer.leftMinor -= part;
    open -= part;
  }
  return answered;
}

function takeOut(amounts: bigint[], amount: bigint): boolean {
  const place = amounts.indexOf(amount);
  if (place >= 0) amounts.splice(place, 1);
  return place >= 0;
}
