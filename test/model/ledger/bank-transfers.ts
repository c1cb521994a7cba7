import { require } from './act.js';
import { change, changeTail, cutOf, findPart, type Found, handedTo, heldPart, partNamedByStart } from './parts.js';
import { requireMovable, requireWithout, retire } from './parts.js';
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
  const next = (state.settlementBanks.get(party)?.sequence ?? 0n) + 1n;
  require(sequence === next, 'SequenceDiffers', { expected: next, given: sequence });
  if (bank !== NOBODY) {
    require(bank !== party, 'SettlementBankInvolved', { bank });
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
  require(holder !== buyer, 'SameParty', { party: holder });
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
  const amount = number(fields, 'amount');
  require(amount === terms.price, 'ReceiptAmountDiffers', { expected: terms.price, given: amount });
  requireWithout(found, 'frozen');
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
  const given = number(turn.fields, 'buyer');
  require(terms.buyer === given, 'BuyerDiffers', { expected: terms.buyer, given });
  endLock(turn, found, terms.buyer, turn.act.digest);
};

export const unlockLapsed: Rule = (turn) => {
  const { found, terms } = lockedPart(turn);
  require(turn.now >= terms.unlockFrom, 'LockStands', { unlockFrom: terms.unlockFrom });
  endLock(turn, found, terms.buyer, ZERO_BYTES32);
};

export const payByReceipt: Rule = (turn) => {
  const { state, fields, act } = turn;
  const found = partNamedByStart(turn);
  const { claim, part } = found;
  requireWithout(found, 'locked');
  const [payee, bank] = [payeeOf(part), number(fields, 'bank')];
  require(bank !== claim.debtor, 'SettlementBankInvolved', { bank });
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
  const isInTime = payBy > now && unlockFrom >= payBy + UNLOCK_AFTER && unlockFrom < claim.due;
  require(isInTime, 'LockTimesOutOfRange', { payBy, unlockFrom, due: claim.due });
  const payee = number(fields, 'holder');
  requireNamedBank(payee, state.settlementBanks.get(payee)?.bank ?? NOBODY, bank);
  require(bank !== terms.buyer && bank !== claim.debtor, 'SettlementBankInvolved', { bank });
  requireKeepsAccounts(state, bank);
  return terms;
}

function lockedPart(turn: Turn): { readonly found: Found; readonly terms: LockTerms } {
  const found = partNamedByStart(turn);
  require(found.part.locked, 'NotLocked', { receivable: found.claim.id, from: found.part.from });
  const terms = turn.state.locks.get(placeOf(found.claim.id, found.part.from));
  if (!terms) throw new Error('a part is locked for nobody');
  return { found, terms };
}

function requireKeepsAccounts(state: LedgerState, bank: bigint): void {
  const role = ROLE.settlementBank;
  require((existing(state, bank).roles & role) !== 0n, 'RoleMissing', { party: bank, role });
}

function requireNamedBank(payee: bigint, expected: bigint, given: bigint): void {
  require(given !== NOBODY && given === expected, 'SettlementBankDiffers', { payee, expected, given });
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
  requireSame(turn, 'purpose', purpose, 'ReceiptPurposeDiffers');
  requireSame(turn, 'payee', expected.payee, 'ReceiptPayeeDiffers');
  const bank = number(fields, 'bank');
  requireNamedBank(expected.payee, expected.bank, bank);
  requireKeepsAccounts(state, bank);
  requireSignedEvenIfUnverified(turn, 'bank', 0);
  const found = findPart(turn, number(fields, 'receivable'), number(fields, 'from'));
  requireSame(turn, 'currency', found?.claim.currency ?? 0n, 'ReceiptCurrencyDiffers');
  const [bookedAt, bankReference] = [number(fields, 'bookedAt'), text(fields, 'bankReference')];
  const { bookedBy = now } = expected;
  const latest = bookedBy < now ? bookedBy : now;
  require(bookedAt <= latest, 'BookedOutOfTime', { bookedAt, latest });
  const receipt = `${bank}/${bankReference}`;
  require(!state.usedReceipts.has(receipt), 'ReceiptUsed', { bank, bankReference });
  state.usedReceipts.add(receipt);
}

function requireSame({ fields }: Turn, field: string, expected: bigint, refusal: string): void {
  const given = number(fields, field);
  require(given === expected, refusal, { expected, given });
}

function endLock(turn: Turn, found: Found, buyer: bigint, digest: string): void {
  const version = change(turn, found, { locked: false });
  const { from, to } = found.part;
  turn.emit('receivables', 'FragmentUnlocked', { receivable: found.claim.id, buyer, from, to, version, digest });
}
