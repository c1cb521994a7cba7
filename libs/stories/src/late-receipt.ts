import type { ActView } from '@tallystick/api-client';
import type { Cast } from './cast.js';
import { type Participant, signAndRecord } from './participant.js';
import type { MovingScene } from './moving-world.js';
import { DAY_MS, HOUR_MS } from './moving-world.js';
import { type Receivable, receivableOf, untilReceivable } from './receivable-state.js';
import { refusalOf } from './refusal.js';
import { issueOnVerifiedTrade } from './scene.js';

export const PRICE_MINOR = '112500000';

export interface LateReceipts {
  /** Booked in time, signed after the day of payment but before the lock's time was over, and settled. */
  readonly settled: Receivable;
  /** The price as the debtor sees it while the part is locked. */
  readonly debtorSaw: Receivable;
  /** The code of the refusal of a receipt for a lock that was undone. */
  readonly receiptRefusal: string;
  /** When it is to be undone before its time. */
  readonly earlyRefusal: string;
  readonly unlocked: Receivable;
  /** The same bank reference for another lock of the part: the first try used nothing up. */
  readonly settledAgain: Receivable;
}

/** A bank buys by bank transfer, and the seller's bank signs its receipt late: once before the lock's time is over, once after. */
export async function lateReceipt(scene: MovingScene, serial: string): Promise<LateReceipts> {
  await nameSettlementBank(scene.cast);
  const { settled, debtorSaw } = await signedBeforeUndone(scene, `${serial}-1`);
  return { settled, debtorSaw, ...(await signedAfterUndone(scene, `${serial}-2`)) };
}

async function nameSettlementBank({ supplier, settlementBank }: Cast): Promise<void> {
  const { client } = supplier;
  const body = { bank: settlementBank.party };
  const act = await client.call(client.routes.POST('/v1/acts/name-settlement-bank', { body }));
  await signAndRecord(act, [supplier], { party: supplier.party, ...body });
}

async function signedBeforeUndone(scene: MovingScene, serial: string) {
  const { world, cast } = scene;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: 60 * DAY_MS });
  const { payBy } = await lock(cast, receivable);
  const debtorSaw = await receivableOf(cast.core, receivable);
  await world.passUntil(new Date(payBy + HOUR_MS));
  const receipt = await draftReceipt(cast.settlementBank, receivable, payBy - HOUR_MS, `0x${'a1'.repeat(32)}`);
  await signReceipt(cast, receipt);
  return { settled: await receivableOf(cast.bank, receivable), debtorSaw };
}

async function signedAfterUndone(scene: MovingScene, serial: string) {
  const { world, cast } = scene;
  const { supplier, settlementBank } = cast;
  const reference = `0x${'b2'.repeat(32)}`;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: 90 * DAY_MS });
  const { payBy, unlockFrom } = await lock(cast, receivable);
  const { client } = supplier;
  const undone = client.call(client.routes.POST('/v1/facts/unlock', { body: { receivable, from: '0' } }));
  const earlyRefusal = await refusalOf(undone);
  await world.passUntil(new Date(payBy + HOUR_MS));
  const bookedAtMs = payBy - HOUR_MS;
  const receipt = await draftReceipt(settlementBank, receivable, bookedAtMs, reference);
  await world.passUntil(new Date(unlockFrom + HOUR_MS));
  const unlocked = await untilReceivable(supplier, receivable, ({ fragments }) => !fragments[0]?.locked);
  const receiptRefusal = await refusalOf(settlementBank.client.sign(receipt, settlementBank.signer));
  await lock(cast, receivable);
  await signReceipt(cast, await draftReceipt(settlementBank, receivable, bookedAtMs, reference));
  const settledAgain = await receivableOf(cast.bank, receivable);
  return { receiptRefusal, earlyRefusal, unlocked, settledAgain };
}

/** Supplier and bank lock all of a receivable. @returns the lock's times, in milliseconds */
async function lock(
  { supplier, bank, settlementBank }: Cast,
  receivable: string,
): Promise<{ payBy: number; unlockFrom: number }> {
  const { client } = supplier;
  const body = { receivable, from: '0', buyer: bank.party, priceMinor: PRICE_MINOR };
  const act = await client.call(client.routes.POST('/v1/acts/lock', { body }));
  const agreed = { receivable, from: '0', price: PRICE_MINOR, settlementBank: settlementBank.party };
  const { message } = await signAndRecord(act, [supplier, bank], agreed);
  return { payBy: Number(message.payBy) * 1000, unlockFrom: Number(message.unlockFrom) * 1000 };
}

function draftReceipt(
  { client }: Participant,
  receivable: string,
  bookedAtMs: number,
  bankReference: string,
): Promise<ActView> {
  const bookedAt = String(Math.floor(bookedAtMs / 1000));
  const body = { receivable, from: '0', amountMinor: PRICE_MINOR, bankReference, bookedAt };
  return client.call(client.routes.POST('/v1/acts/settle', { body }));
}

async function signReceipt({ supplier, settlementBank }: Cast, receipt: ActView): Promise<void> {
  const agreed = { amount: PRICE_MINOR, payee: supplier.party, bank: settlementBank.party, currency: '156' };
  await signAndRecord(receipt, [settlementBank], agreed);
}
