import { id } from 'ethers';
import type { ActMessage } from '@tallystick/act-types';
import type { Row } from './row.js';
import { CNY, DAY_SECONDS, FACE, fragmentOf, PROGRAMME, type Town } from './town.js';

const PRICE = String(FACE - 1_000_000n);

/** Sold and paid by bank transfer: locked until the seller's bank has the price, or until the buyer gives up. */
export async function bankTransferRows(town: Town): Promise<readonly Row[]> {
  const { supplier, bank, settlementBank, ledger, deadline } = town;
  const named = await ledger.run({
    kind: 'name-settlement-bank',
    message: { party: supplier.party, partyEpoch: '1', bank: settlementBank.party, sequence: '1', deadline },
    signers: [supplier],
  });
  const [sold, givenUp, owed] = [await town.issued(), await town.issued(), await town.issued()];
  const locked = await lock(town, sold);
  const settled = await receipt(town, 'settle', sold, 2, PRICE);
  await lock(town, givenUp);
  const unlocked = await ledger.run({
    kind: 'unlock',
    message: {
      receivable: givenUp.receivable as string,
      from: '0',
      version: '2',
      buyer: bank.party,
      buyerEpoch: '1',
      deadline,
    },
    signers: [bank],
  });
  const paid = await receipt(town, 'pay-by-receipt', owed, 1, String(FACE));
  return [
    { act: 'name a settlement bank', gas: named, limit: 75_000 },
    { act: 'lock, both sign', gas: locked, limit: 115_000 },
    { act: 'settle a lock by receipt', gas: settled, limit: 90_000 },
    { act: 'unlock', gas: unlocked, limit: 60_000 },
    { act: 'pay one fragment by receipt', gas: paid, limit: 95_000 },
  ];
}

function lock(
  { ledger, supplier, bank, settlementBank, deadline, nowSeconds }: Town,
  issued: ActMessage,
): Promise<number> {
  const message = {
    ...fragmentOf(issued, 0n, FACE, 1),
    amount: String(FACE),
    holder: supplier.party,
    holderEpoch: '1',
    buyer: bank.party,
    buyerEpoch: '1',
    programme: PROGRAMME,
    price: PRICE,
    settlementBank: settlementBank.party,
    payBy: String(nowSeconds + 2 * DAY_SECONDS),
    unlockFrom: String(nowSeconds + 5 * DAY_SECONDS),
    deadline,
  };
  return ledger.run({ kind: 'lock', message, signers: [supplier, bank] });
}

const PURPOSE = { 'pay-by-receipt': '1', settle: '2' };

function receipt(
  { ledger, supplier, settlementBank, deadline, nowSeconds }: Town,
  kind: keyof typeof PURPOSE,
  { receivable }: ActMessage,
  version: number,
  amount: string,
): Promise<number> {
  const message = {
    purpose: PURPOSE[kind],
    receivable: receivable as string,
    from: '0',
    version: String(version),
    payee: supplier.party,
    currency: String(CNY),
    amount,
    bankReference: id(`${kind} ${String(receivable)}`),
    bookedAt: String(nowSeconds),
    bank: settlementBank.party,
    bankEpoch: '1',
    deadline,
  };
  return ledger.run({ kind, message, signers: [settlementBank] });
}
