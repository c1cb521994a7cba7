import { Money } from '@tallystick/kernel';
import type { AccountReport, StatementEntry } from '../documents/bank-statement.js';
import { Reckoning } from '../totals/reckoning.js';
import type { Finding } from '../finding.js';

/** Whether a bank's figures on one account agree: opening balance and booked entries make the closing one, details make their entry. */
export function reckonAccount(report: AccountReport): readonly Finding[] {
  const reckoning = new Reckoning();
  reckonBalances(reckoning, report);
  for (const entry of report.entries) reckonDetails(reckoning, entry);
  return reckoning.findings;
}

function reckonBalances(reckoning: Reckoning, { currency, opening, closing, entries }: AccountReport): void {
  const code = currency?.code ?? opening?.value.currency.code ?? entries[0]?.amount.value.currency.code;
  const strangers = [opening, closing, ...entries.map(({ amount }) => amount)].flatMap((amount) =>
    amount && amount.value.currency.code !== code ? [amount] : [],
  );
  for (const { value, where } of strangers) {
    reckoning.error('currency-mixed', where, `amount in ${value.currency.code} on an account in ${code}`);
  }
  if (!opening || !closing || strangers.length > 0) return;
  const booked = entries.filter(({ status }) => status === 'BOOK');
  const moved = booked.reduce((total, entry) => total + signedMinor(entry), 0n);
  const expected = Money.ofMinor(opening.value.amountMinor + moved, opening.value.currency);
  reckoning.expect('statement-balance', 'the closing balance', closing, expected);
}

/** A batch of which the bank names some transfers alone cannot be told from a wrong one: a person looks. */
function reckonDetails(reckoning: Reckoning, { amount, details, where }: StatementEntry): void {
  const stated = details.flatMap((detail) => detail.amount ?? []);
  const others = stated.filter(({ value }) => value.currency.code !== amount.value.currency.code);
  // An amount in the payer's currency says nothing of the sum on the account.
  if (stated.length === 0 || stated.length < details.length || others.length > 0) return;
  const total = stated.reduce((sum, { value }) => sum.plus(value), Money.zero(amount.value.currency));
  if (total.equals(amount.value)) return;
  const figures = `its transfers make ${total.toString()}, the entry ${amount.value.toString()}`;
  reckoning.warn('statement-details', where, figures);
}

function signedMinor({ amount, direction }: StatementEntry): bigint {
  return direction === 'credit' ? amount.value.amountMinor : -amount.value.amountMinor;
}
