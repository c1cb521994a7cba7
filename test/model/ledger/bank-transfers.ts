import { require } from './act.js';
import { change, changeTail, cutOf, findPart, type Found, handedTo, heldPart, partNamedByStart } from './parts.js';
import { requireMovable, retire } from './parts.js';
import { payeeOf } from './paying.js';
import { requireJoinable } from './programmes.js';
import { existing, requireCount, requireInTime, requireNotRevoked, requireRunning, requireSigned } from './signing.js';
import { requireSignedEvenIfUnverified, ROLE } from './signing.js';
import { type LedgerState, type LockTerms, placeOf } from './state.js';
import type { Rule, Turn } from './turn.js';
import { DAY, NOBODY, number, text, ZERO_BYTES32 } from './values.js';

const UNLOCK_AFTER = 2n * DAY;
const PURPOSE = { claim: 1n, lock: 2n } as const;

export const nameSettlementBank: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  requireSignedEvenIfUnverified(turn, 'party', 0);
  const [party, bank, sequence] = [number(fields, 'party'), number(fields, 'bank'), number(fields, 'sequence')];
  require(sequence === (state.settlementBanks.get(party)?.sequence ?? 0n) + 1n, 'SequenceDiffers');
  if (bank !== NOBODY) {
    require(bank !== party, 'SettlementBankInvolved');
    requireKeepsAccounts(state, bank);
  }
  state.settlementBanks.set(party, { bank, sequence });
  turn.emit('receivables', 'SettlementBankNamed', { party, bank, sequence, digest: act.digest });
};

export const lock: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireRunning(turn);
  requireInTime(turn, DAY);
  requireNotRevoked(turn);
  requireCount(turn, 2);
  const [holder, buyer] = [number(fields, 'holder'), number(fields, 'buyer')];
  require(holder !== buyer, 'SameParty');
  requireSigned(turn, 'holder', ROLE.any, 0);
  requireSigned(turn, 'buyer', ROLE.bank, 1);
  const found = heldPart(turn);
  requireMovable(turn, found);
  const { claim, part } = found;
  const terms = lockable(turn, found);
  const cut = cutOf(turn, part);
  const amount = number(fields, 'amount');
  requireJoinable(turn, part.programme, terms.programme, buyer, { ...claim, amount });
  state.locks.set(placeOf(claim.id, cut), terms);
  const version = changeTail(turn, found, cut, { locked: true });
  const interval = { from: cut, to: part.to };
  turn.emit('receivables', 'FragmentLocked', {
    receivable: claim.id,
    holder,
    ...interval,
    version,
    ...terms,
    digest: act.digest,
  });
};

export const settle: Rule = (turn) => {
  const { fields, act } = turn;
  const { found, terms } = lockedPart(turn);
  const { claim, part } = found;
  receive(turn, PURPOSE.lock, { bank: terms.settlementBank, payee: part.holder, bookedBy: terms.payBy });
  require(number(fields, 'amount') === terms.price, 'ReceiptAmountDiffers');
  require(!part.frozen, 'FragmentFlagged');
  const { buyer, programme, price } = terms;
  const version = change(turn, found, { ...handedTo(part, buyer), programme, locked: false });
  turn.emit('receivables', 'LockSettled', {
    receivable: claim.id,
    holder: part.holder,
    buyer,
    from: part.from,
    to: part.to,
    version,
    programme,
    price,
    bankReference: text(fields, 'bankReference'),
    digest: act.digest,
  });
};

export const unlock: Rule = (turn) => {
  requireInTime(turn);
  requireCount(turn, 1);
  requireSignedEvenIfUnverified(turn, 'buyer', 0);
  const { found, terms } = lockedPart(turn);
  require(terms.buyer === number(turn.fields, 'buyer'), 'BuyerDiffers');
  endLock(turn, found, terms.buyer, turn.act.digest);
};

export const unlockLapsed: Rule = (turn) => {
  const { found, terms } = lockedPart(turn);
  require(turn.now >= terms.unlockFrom, 'LockStands');
  endLock(turn, found, terms.buyer, ZERO_BYTES32);
};

export const payByReceipt: Rule = (turn) => {
  const { state, fields, act } = turn;
  const found = partNamedByStart(turn);
  const { claim, part } = found;
  require(!part.locked, 'FragmentFlagged');
  const [payee, bank] = [payeeOf(part), number(fields, 'bank')];
  require(bank !== claim.debtor, 'SettlementBankInvolved');
  const named = state.settlementBanks.get(payee)?.bank ?? NOBODY;
  receive(turn, PURPOSE.claim, { bank: named, payee });
  const cut = cutOf(turn, part);
  const version = retire(turn, found, cut);
  turn.emit('receivables', 'FragmentPaidByReceipt', {
    receivable: claim.id,
    payee,
    bank,
    from: cut,
    to: part.to,
    version,
    bankReference: text(fields, 'bankReference'),
    digest: act.digest,
  });
};

function lockable({ state, fields, now }: Turn, { claim }: Found): LockTerms {
  const terms = {
    buyer: number(fields, 'buyer'),
    programme: number(fields, 'programme'),
    price: number(fields, 'price'),
    settlementBank: number(fields, 'settlementBank'),
    payBy: number(fields, 'payBy'),
    unlockFrom: number(fields, 'unlockFrom'),
  };
  const { settlementBank: bank, payBy, unlockFrom } = terms;
  require(payBy > now && unlockFrom >= payBy + UNLOCK_AFTER && unlockFrom < claim.due, 'LockTimesOutOfRange');
  const named = state.settlementBanks.get(number(fields, 'holder'))?.bank ?? NOBODY;
  require(bank !== NOBODY && bank === named, 'SettlementBankDiffers');
  require(bank !== terms.buyer && bank !== claim.debtor, 'SettlementBankInvolved');
  requireKeepsAccounts(state, bank);
  return terms;
}

function lockedPart(turn: Turn): { readonly found: Found; readonly terms: LockTerms } {
  const found = partNamedByStart(turn);
  require(found.part.locked, 'NotLocked');
  const terms = turn.state.locks.get(placeOf(found.claim.id, found.part.from));
  if (!terms) throw new Error('a part is locked for nobody');
  return { found, terms };
}

function requireKeepsAccounts(state: LedgerState, bank: bigint): void {
  require((existing(state, bank).roles & ROLE.settlementBank) !== 0n, 'RoleMissing');
}

/** Takes a receipt, once, if it is the word of the payee's own bank on money that came in time. */
function receive(
  turn: Turn,
  purpose: bigint,
  expected: { readonly bank: bigint; readonly payee: bigint; readonly bookedBy?: bigint },
): void {
  const { state, fields, now } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  require(number(fields, 'purpose') === purpose, 'ReceiptPurposeDiffers');
  require(number(fields, 'payee') === expected.payee, 'ReceiptPayeeDiffers');
  const bank = number(fields, 'bank');
  require(bank !== NOBODY && bank === expected.bank, 'SettlementBankDiffers');
  requireKeepsAccounts(state, bank);
  requireSignedEvenIfUnverified(turn, 'bank', 0);
  const found = findPart(turn, number(fields, 'receivable'), number(fields, 'from'));
  require(number(fields, 'currency') === found?.claim.currency, 'ReceiptCurrencyDiffers');
  const bookedAt = number(fields, 'bookedAt');
  require(bookedAt <= now && bookedAt <= (expected.bookedBy ?? now), 'BookedOutOfTime');
  const receipt = `${bank}/${text(fields, 'bankReference')}`;
  require(!state.usedReceipts.has(receipt), 'ReceiptUsed');
  state.usedReceipts.add(receipt);
}

function endLock(turn: Turn, found: Found, buyer: bigint, digest: string): void {
  const version = change(turn, found, { locked: false });
  const { from, to } = found.part;
  turn.emit('receivables', 'FragmentUnlocked', { receivable: found.claim.id, buyer, from, to, version, digest });
}
