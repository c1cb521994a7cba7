import { ROLE } from '../ledger/signing.js';
import { type LockTerms, placeOf } from '../ledger/state.js';
import { DAY, HOUR, NOBODY } from '../ledger/values.js';
import { lineFor } from './claim-drafts.js';
import { type Desk, type Draft, named, namedByStart, type Place } from './desk.js';

export function nameSettlementBank(desk: Desk): Draft {
  const { dice, state, deadline } = desk;
  const party = desk.party();
  const bank = dice.pick([...desk.partiesWith(ROLE.settlementBank, [party]), NOBODY]);
  const sequence = (state.settlementBanks.get(party)?.sequence ?? 0n) + 1n;
  return { fields: { ...desk.signer('party', party), bank, sequence, deadline } };
}

export function lock(desk: Desk): Draft {
  const { dice, state } = desk;
  const bankOf = (party: bigint) => state.settlementBanks.get(party)?.bank ?? NOBODY;
  const place = desk.movable(({ claim, part }) => bankOf(part.holder) !== NOBODY && claim.due > desk.now + 4n * DAY);
  const { claim, part } = place;
  const amount = desk.amountOf(part);
  const { buyer, programme } = lineFor(desk, place);
  const payBy = desk.now + dice.pick([DAY, HOUR, 2n * DAY, 1n]);
  const unlockFrom = dice.pick([
    ...[payBy + 2n * DAY, payBy + 2n * DAY, payBy + 2n * DAY, payBy + 3n * DAY],
    ...[claim.due - 1n, claim.due - 1n, claim.due, payBy + 2n * DAY - 1n],
  ]);
  const fields = {
    ...named(place),
    amount,
    ...desk.signer('holder', part.holder),
    ...desk.signer('buyer', buyer),
    programme,
    price: dice.pick([amount, amount - amount / 50n, 1n]),
    settlementBank: bankOf(part.holder),
    payBy,
    unlockFrom,
    deadline: desk.deadline,
  };
  return { fields };
}

export function unlock(desk: Desk): Draft {
  const { place, terms } = lockedPlace(desk);
  return { fields: { ...namedByStart(place), ...desk.signer('buyer', terms?.buyer ?? 1n), deadline: desk.deadline } };
}

export function unlockLapsed(desk: Desk): Draft {
  const { place, terms } = lockedPlace(desk);
  desk.awaitMoment(terms?.unlockFrom ?? 0n);
  return { fields: namedByStart(place) };
}

export function settle(desk: Desk): Draft {
  const { dice } = desk;
  const { place, terms } = lockedPlace(desk);
  if (terms && dice.chance(20)) desk.awaitMoment(terms.payBy + HOUR);
  const { holder } = place.part;
  const bookedAt = dice.pick([desk.now, desk.now, desk.now, terms?.payBy ?? desk.now, desk.now + 1n]);
  const receipt = { payee: holder, amount: terms?.price ?? 1n, bank: terms?.settlementBank ?? 1n, bookedAt };
  return receiptOf(desk, place, { purpose: 2n, ...receipt });
}

export function payByReceipt(desk: Desk): Draft {
  const { dice, state } = desk;
  const payeeOf = ({ part }: Place) => (part.pledgee === NOBODY ? part.holder : part.pledgee);
  const bankOf = (place: Place) => state.settlementBanks.get(payeeOf(place))?.bank ?? NOBODY;
  const place = desk.place((each) => !each.part.locked && bankOf(each) !== NOBODY);
  const bank = dice.chance(10) ? place.claim.debtor : bankOf(place);
  const bookedAt = dice.pick([desk.now, desk.now - DAY, desk.now, desk.now, desk.now + 1n]);
  const receipt = { payee: payeeOf(place), amount: desk.amountOf(place.part), bank, bookedAt };
  return receiptOf(desk, place, { purpose: 1n, ...receipt });
}

function receiptOf(
  desk: Desk,
  place: Place,
  said: { purpose: bigint; payee: bigint; amount: bigint; bank: bigint; bookedAt: bigint },
): Draft {
  const used = [...desk.town.receipts.values()].map(({ bankReference }) => bankReference);
  const bankReference = used.length > 0 && desk.dice.chance(15) ? desk.dice.pick(used) : desk.reference();
  const { bank, ...rest } = said;
  const fields = {
    ...rest,
    ...namedByStart(place),
    currency: place.claim.currency,
    bankReference,
    ...desk.signer('bank', bank),
    deadline: desk.deadline,
  };
  return { fields };
}

function lockedPlace(desk: Desk): { readonly place: Place; readonly terms: LockTerms | undefined } {
  const place = desk.place(({ part }) => part.locked);
  return { place, terms: desk.state.locks.get(placeOf(place.claim.id, place.part.from)) };
}
