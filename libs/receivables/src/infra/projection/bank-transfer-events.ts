import type { Concern, LedgerEvent, LedgerStep } from '@tallystick/chain';
import { FragmentLock } from './fragment-lock.entity.js';
import { type Interval, recourseAfter } from './fragment-writer.js';
import { concern, type EventNamed, retire, writerOf } from './ledger-change.js';
import { SettlementBank } from './settlement-bank.entity.js';
import { UsedReceipt } from './used-receipt.entity.js';

const BANK_TRANSFER_EVENTS = [
  'SettlementBankNamed',
  'FragmentLocked',
  'LockSettled',
  'FragmentUnlocked',
  'FragmentPaidByReceipt',
] as const;

type BankTransferEvent = EventNamed<(typeof BANK_TRANSFER_EVENTS)[number]>;

export function isBankTransfer(event: LedgerEvent<'receivables'>): event is BankTransferEvent {
  return BANK_TRANSFER_EVENTS.some((name) => name === event.name);
}

/** What bank transfers and their receipts did to claims. */
export async function applyBankTransfer(event: BankTransferEvent, step: LedgerStep): Promise<Concern> {
  switch (event.name) {
    case 'SettlementBankNamed':
      return named(event, step);
    case 'FragmentLocked':
      return locked(event, step);
    case 'LockSettled':
      return settled(event, step);
    case 'FragmentUnlocked':
      return unlocked(event, step);
    case 'FragmentPaidByReceipt':
      return paid(event, step);
  }
}

async function named({ args }: EventNamed<'SettlementBankNamed'>, step: LedgerStep): Promise<Concern> {
  const [party, bank, sequence] = [args.party, args.bank, args.sequence].map(String) as [string, string, string];
  await step.tx.save(SettlementBank, { party, bank, sequence });
  return { subject: party, parties: [party, bank] };
}

async function locked(event: EventNamed<'FragmentLocked'>, step: LedgerStep): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, step);
  const [holder, buyer] = [args.holder.toString(), args.buyer.toString()];
  await writer.rewriteTail('locked', args, () => ({ locked: true }), { priceMinor: args.price.toString() });
  await step.tx.insert(FragmentLock, {
    receivable: writer.receivable,
    from: args.from.toString(),
    buyer,
    programme: args.programme.toString(),
    priceMinor: args.price.toString(),
    settlementBank: args.settlementBank.toString(),
    payBy: new Date(Number(args.payBy) * 1000),
    unlockFrom: new Date(Number(args.unlockFrom) * 1000),
  });
  return concern(writer, holder, buyer, args.settlementBank.toString());
}

async function settled(event: EventNamed<'LockSettled'>, step: LedgerStep): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, step);
  const [previousHolder, holder] = [args.holder.toString(), args.buyer.toString()];
  const { bankReference } = args;
  const change = (sold: Interval) => ({
    holder,
    programme: args.programme.toString(),
    recourse: recourseAfter(sold, holder),
    locked: false,
  });
  await writer.rewrite('settled', args, change, {
    previousHolder,
    priceMinor: args.price.toString(),
    bankReference,
  });
  const bank = await endLock(step, writer.receivable, args.from);
  await step.tx.insert(UsedReceipt, { bank, bankReference, digest: args.digest });
  return concern(writer, previousHolder, holder, bank);
}

async function unlocked(event: EventNamed<'FragmentUnlocked'>, step: LedgerStep): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, step);
  const { holder } = await writer.rewrite('unlocked', args, () => ({ locked: false }));
  await endLock(step, writer.receivable, args.from);
  return concern(writer, holder, args.buyer.toString());
}

async function paid(event: EventNamed<'FragmentPaidByReceipt'>, step: LedgerStep): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, step);
  const [payee, bank] = [args.payee.toString(), args.bank.toString()];
  const { bankReference } = args;
  const parent = await writer.takeTail(args.from, args.to);
  writer.note('paid', { ...parent, from: args.from, holder: payee }, { previousHolder: parent.holder, bankReference });
  writer.putHead(parent, args.from);
  await retire(step, writer.receivable, args, { paid: true });
  await step.tx.insert(UsedReceipt, { bank, bankReference, digest: args.digest });
  return concern(writer, parent.holder, payee, bank);
}

/** @returns the bank whose receipt it waited for */
async function endLock(step: LedgerStep, receivable: string, fromMinor: bigint): Promise<string> {
  const key = { receivable, from: fromMinor.toString() };
  const { settlementBank } = await step.tx.findOneByOrFail(FragmentLock, key);
  await step.tx.delete(FragmentLock, key);
  return settlementBank;
}
