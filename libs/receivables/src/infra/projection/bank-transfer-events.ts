import type { Concern, LedgerEvent } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
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
export async function applyBankTransfer(event: BankTransferEvent, tx: EntityManager): Promise<Concern> {
  switch (event.name) {
    case 'SettlementBankNamed':
      return named(event, tx);
    case 'FragmentLocked':
      return locked(event, tx);
    case 'LockSettled':
      return settled(event, tx);
    case 'FragmentUnlocked':
      return unlocked(event, tx);
    case 'FragmentPaidByReceipt':
      return paid(event, tx);
  }
}

async function named({ args }: EventNamed<'SettlementBankNamed'>, tx: EntityManager): Promise<Concern> {
  const [party, bank, sequence] = [args.party, args.bank, args.sequence].map(String) as [string, string, string];
  await tx.save(SettlementBank, { party, bank, sequence });
  return { subject: party, parties: [party, bank] };
}

async function locked(event: EventNamed<'FragmentLocked'>, tx: EntityManager): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, tx);
  const [holder, buyer] = [args.holder.toString(), args.buyer.toString()];
  await writer.rewriteTail('locked', args, () => ({ locked: true }), { priceMinor: args.price.toString() });
  await tx.insert(FragmentLock, {
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

async function settled(event: EventNamed<'LockSettled'>, tx: EntityManager): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, tx);
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
  const bank = await endLock(tx, writer.receivable, args.from);
  await tx.insert(UsedReceipt, { bank, bankReference, digest: args.digest });
  return concern(writer, previousHolder, holder, bank);
}

async function unlocked(event: EventNamed<'FragmentUnlocked'>, tx: EntityManager): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, tx);
  const { holder } = await writer.rewrite('unlocked', args, () => ({ locked: false }));
  await endLock(tx, writer.receivable, args.from);
  return concern(writer, holder, args.buyer.toString());
}

async function paid(event: EventNamed<'FragmentPaidByReceipt'>, tx: EntityManager): Promise<Concern> {
  const { args } = event;
  const writer = writerOf(event, tx);
  const [payee, bank] = [args.payee.toString(), args.bank.toString()];
  const { bankReference } = args;
  const parent = await writer.takeTail(args.from, args.to);
  await writer.note(
    'paid',
    { ...parent, from: args.from, holder: payee },
    { previousHolder: parent.holder, bankReference },
  );
  await writer.putHead(parent, args.from);
  await retire(tx, writer.receivable, args, { paid: true });
  await tx.insert(UsedReceipt, { bank, bankReference, digest: args.digest });
  return concern(writer, parent.holder, payee, bank);
}

/** @returns the bank whose receipt it waited for */
async function endLock(tx: EntityManager, receivable: string, fromMinor: bigint): Promise<string> {
  const key = { receivable, from: fromMinor.toString() };
  const { settlementBank } = await tx.findOneByOrFail(FragmentLock, key);
  await tx.delete(FragmentLock, key);
  return settlementBank;
}
