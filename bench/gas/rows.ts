import type { ActMessage } from '@tallystick/act-types';
import { bankTransferRows } from './bank-transfer-rows.js';
import { burdenRows, orderRows } from './burden-rows.js';
import { evidenceRows } from './evidence-rows.js';
import { passkeyAccount } from './signer.js';
import type { Row } from './row.js';
import { type Actor, FACE, fragmentOf, PROGRAMME, type Town } from './town.js';
import { upkeepRows } from './upkeep-rows.js';

const BATCH = 50;
const PART = 30_000_000n;

function transfer(town: Town, fragment: ActMessage, amount: bigint, holder: Actor, recipient: Actor) {
  const parties = { holder: holder.party, holderEpoch: '1', recipient: recipient.party, recipientEpoch: '1' };
  const message = { ...fragment, amount: String(amount), ...parties, deadline: town.deadline };
  return town.ledger.run({ kind: 'transfer', message, signers: [holder, recipient] });
}

function purchase(town: Town, fragment: ActMessage, amount: bigint, holder: Actor, buyer: Actor, programme: string) {
  const parties = { holder: holder.party, holderEpoch: '1', buyer: buyer.party, buyerEpoch: '1' };
  const price = String(amount - 1_000_000n);
  const message = { ...fragment, amount: String(amount), ...parties, programme, price, deadline: town.deadline };
  return town.ledger.run({ kind: 'purchase', message, signers: [holder, buyer] });
}

async function issueRows(town: Town): Promise<readonly Row[]> {
  // The first draw on a programme writes a figure that was zero; every later one changes it. Measured is a later one.
  await town.issued();
  const one = await town.ledger.run(town.issue());
  const many = await town.ledger.run(...Array.from({ length: BATCH }, () => town.issue()));
  return [
    { act: 'issue', gas: one, limit: 155_000 },
    { act: `issue, ${BATCH} in one transaction, each`, gas: Math.round(many / BATCH), limit: 106_000 },
  ];
}

async function lifeRows(town: Town): Promise<readonly Row[]> {
  const { supplier, subSupplier, farSupplier, bank, core } = town;
  const issued = await town.issued();
  const cut = FACE - PART;
  const part = await transfer(town, fragmentOf(issued, 0n, FACE, 1), PART, supplier, subSupplier);
  const whole = await transfer(town, fragmentOf(issued, cut, FACE, 2), PART, subSupplier, farSupplier);
  const bought = await purchase(town, fragmentOf(issued, 0n, cut, 2), cut, supplier, bank, PROGRAMME);
  const paid = await town.ledger.run({
    kind: 'pay',
    message: {
      ...fragmentOf(issued, 0n, cut, 3),
      amount: String(cut),
      debtor: core.party,
      debtorEpoch: '1',
      deadline: town.deadline,
    },
    signers: [core],
  });
  return [
    { act: 'transfer whole', gas: whole, limit: 66_000 },
    { act: 'transfer part', gas: part, limit: 88_000 },
    { act: 'purchase', gas: bought, limit: 90_000 },
    { act: 'pay one fragment', gas: paid, limit: 82_000 },
  ];
}

/** What a whole transfer costs more when its recipient signs with passkeys. */
async function passkeyRow(
  town: Town,
  row: { act: string; limit: number },
  party: string,
  count: number,
  needed: number,
) {
  const account = await passkeyAccount(town.ledger.network, town.ledger.sender, count, needed);
  const recipient = { ...account, party };
  await town.enrol(recipient, 'supplier');
  const withKey = await town.issued();
  const withPasskey = await town.issued();
  const plain = await transfer(town, fragmentOf(withKey, 0n, FACE, 1), FACE, town.supplier, town.subSupplier);
  const passkey = await transfer(town, fragmentOf(withPasskey, 0n, FACE, 1), FACE, town.supplier, recipient);
  return { ...row, gas: passkey - plain };
}

/** The design's rows first, with its limits; acts that it gives no limit follow, with one of ours that a change must not break unseen. */
export async function measureRows(town: Town): Promise<readonly Row[]> {
  return [
    ...(await issueRows(town)),
    ...(await lifeRows(town)),
    ...(await burdenRows(town)),
    ...(await bankTransferRows(town)),
    await passkeyRow(town, { act: 'one passkey instead of an EOA key, extra', limit: 38_000 }, '201', 1, 1),
    await passkeyRow(town, { act: 'two of three passkeys instead of an EOA key, extra', limit: 68_000 }, '202', 3, 2),
    ...(await upkeepRows(town)),
    ...(await evidenceRows(town)),
    // Last: days go by.
    ...(await orderRows(town)),
  ];
}

/** A purchase that brings the part from another bank's programme to the buyer's: two more slots, and the debtor's account checked again. */
export async function measurePurchaseAcrossProgrammes(town: Town): Promise<number> {
  await purchase(town, fragmentOf(await town.issued(), 0n, FACE, 1), FACE, town.supplier, town.otherBank, '2');
  return purchase(town, fragmentOf(await town.issued(), 0n, FACE, 1), FACE, town.supplier, town.otherBank, '2');
}
