import { debtorOf, type ReceivableId } from '@tallystick/act-types';
import { type Concern, type LedgerEvent, type LedgerStep, ProjectionBroken } from '@tallystick/chain';
import { FragmentFreeze } from './fragment-freeze.entity.js';
import { FragmentWriter } from './fragment-writer.js';
import { LedgerReceivable } from './ledger-receivable.entity.js';

export type EventNamed<N extends string> = Extract<LedgerEvent<'receivables'>, { name: N }>;

export const NO_ACT = `0x${'0'.repeat(64)}`;

export function writerOf(
  event: Extract<LedgerEvent<'receivables'>, { args: { version: bigint } }>,
  step: LedgerStep,
): FragmentWriter {
  const { version, digest } = event.args;
  return new FragmentWriter(step, event, version, digest === NO_ACT ? null : digest);
}

/** The debtor is told of every change: it owes to whoever holds a fragment. */
export function concern({ receivable }: { readonly receivable: string }, ...parties: string[]): Concern {
  const debtor = debtorOf(receivable as ReceivableId).toString();
  return { subject: receivable, parties: [debtor, ...parties] };
}

/** Counts the tail `[from, to)` as paid or cancelled; a freeze that lay on it ends with it. */
export async function retire(
  step: LedgerStep,
  receivable: string,
  { from, to }: { readonly from: bigint; readonly to: bigint },
  { paid }: { paid: boolean },
): Promise<void> {
  const row = await step.tx.findOneBy(LedgerReceivable, { receivable });
  if (!row) throw new ProjectionBroken(`receivable ${receivable} was never issued`);
  const amount = to - from;
  const retired = BigInt(row.retiredMinor) + amount;
  await step.tx.update(
    LedgerReceivable,
    { receivable },
    {
      retiredMinor: retired.toString(),
      paidMinor: (BigInt(row.paidMinor) + (paid ? amount : 0n)).toString(),
      state: retired === BigInt(row.faceMinor) ? 'settled' : row.state,
    },
  );
  await step.tx.delete(FragmentFreeze, { receivable, from: from.toString() });
}
