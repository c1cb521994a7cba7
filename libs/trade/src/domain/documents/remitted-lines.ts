import type { RemittanceAdvice, RemittanceLine } from './remittance-advice.js';

/** What a line adds to the payment of its advice, or takes off it. */
export interface RemittedLine {
  readonly line: RemittanceLine;
  /** Minor units of the advice's currency; undefined when the line does not say. */
  readonly amountMinor: bigint | undefined;
}

/**
 * Payers write what they pay as a debit, by their creditor's books, or as a credit, by their own: the greater column is what is paid, and the
 * other what is taken off. A line with a balance alone pays that.
 */
export function remittedLines({ lines }: RemittanceAdvice): readonly RemittedLine[] {
  const inDebit = lines.map((line) => ({ line, amountMinor: debitMinor(line) }));
  const total = inDebit.reduce((sum, { amountMinor = 0n }) => sum + amountMinor, 0n);
  if (total >= 0n) return inDebit;
  return inDebit.map(({ line, amountMinor }) => ({
    line,
    amountMinor: amountMinor === undefined ? undefined : -amountMinor,
  }));
}

function debitMinor({ debit, credit, balance }: RemittanceLine): bigint | undefined {
  if (!debit && !credit) return balance?.value.amountMinor;
  return (debit?.value.amountMinor ?? 0n) - (credit?.value.amountMinor ?? 0n);
}
