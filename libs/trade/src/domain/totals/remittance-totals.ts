import { Money } from '@tallystick/kernel';
import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import type { StatedAmount } from '../documents/stated-amount.js';
import { remittedLines } from '../documents/remitted-lines.js';
import type { Finding } from '../finding.js';
import { Reckoning, sum } from './reckoning.js';

/** Whether the columns make their totals, and the totals the payment. */
export function reckonRemittance(advice: RemittanceAdvice): readonly Finding[] {
  const reckoning = new Reckoning();
  const { totals, lines, currency } = advice;
  const zero = Money.zero(currency);
  const total = (amounts: readonly (StatedAmount | undefined)[]) =>
    sum(
      amounts.flatMap((amount) => amount?.value ?? []),
      zero,
    );
  const [debit, credit] = [total(lines.map((line) => line.debit)), total(lines.map((line) => line.credit))];
  if (totals.debit) reckoning.expect('remittance-debit', 'the total debit', totals.debit, debit);
  if (totals.credit) reckoning.expect('remittance-credit', 'the total credit', totals.credit, credit);
  if (totals.payment) {
    const payment = remittedLines(advice).reduce((all, { amountMinor = 0n }) => all + amountMinor, 0n);
    reckoning.expect('remittance-payment', 'the total payment', totals.payment, Money.ofMinor(payment, currency));
  }
  for (const { debit: owed, credit: off, balance } of lines) {
    if (!balance || (!owed && !off)) continue;
    const left = total([owed]).minus(total([off])).amountMinor;
    const stated = balance.value.amountMinor;
    // Some mean by it what the line pays, and some what is left to pay after it.
    if (stated !== left && stated !== -left && stated !== 0n)
      reckoning.warn('remittance-balance', balance.where, 'the balance is not what the columns of the line leave');
  }
  return reckoning.findings;
}
