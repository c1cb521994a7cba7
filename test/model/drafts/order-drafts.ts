import { ROLE } from '../ledger/signing.js';
import { placeOf } from '../ledger/state.js';
import { DAY } from '../ledger/values.js';
import { type Desk, type Draft, named, namedByStart, type Place } from './desk.js';

export function freeze(desk: Desk): Draft {
  const place = desk.place(({ part }) => !part.frozen);
  const last = freezeOf(desk, place)?.lapsesAt;
  if (last && desk.dice.chance(60)) desk.awaitMoment(last + 7n * DAY);
  return { fields: { ...named(place), deadline: desk.deadline } };
}

export function confirmFreeze(desk: Desk): Draft {
  const place = desk.place((each) => each.part.frozen && !freezeOf(desk, each)?.confirmation);
  const lapsesAt = freezeOf(desk, place)?.lapsesAt;
  if (lapsesAt && desk.dice.chance(25)) desk.awaitMoment(lapsesAt);
  return { fields: { ...named(place), ...ordered(desk, place) } };
}

export function unfreeze(desk: Desk): Draft {
  const place = desk.place(({ part }) => part.frozen);
  return { fields: { ...named(place), deadline: desk.deadline } };
}

export function unfreezeLapsed(desk: Desk): Draft {
  const place = desk.place((each) => each.part.frozen && !freezeOf(desk, each)?.confirmation);
  desk.awaitMoment(freezeOf(desk, place)?.lapsesAt ?? 0n);
  return { fields: namedByStart(place) };
}

export function reassign(desk: Desk): Draft {
  const place = desk.place((each) => each.part.frozen && freezeOf(desk, each)?.confirmation !== undefined);
  const { holder } = place.part;
  const confirmation = freezeOf(desk, place)?.confirmation;
  if (confirmation) desk.awaitMoment(confirmation.at + 3n * DAY);
  const recipient = desk.party(ROLE.any, [holder]);
  const order = confirmation && !desk.dice.chance(10) ? confirmation.order : desk.reference();
  return { fields: { ...named(place), holder, recipient, ...ordered(desk, place), order } };
}

export function orderDispute(desk: Desk): Draft {
  const isOver = desk.places(({ part }) => part.disputed).length > 0 && desk.dice.chance(50);
  const place = desk.place(({ part }) => (isOver ? part.disputed : !part.disputed && !part.locked));
  return { fields: { ...named(place), disputed: !isOver, ...ordered(desk, place) } };
}

/** With a witness that has no interest in the fragment, mostly. */
function ordered(desk: Desk, { claim, part }: Place) {
  const { dice } = desk;
  const involved = [claim.debtor, part.holder, part.pledgee, part.recourse];
  const fit = [...desk.partiesWith(ROLE.regulator, involved), ...desk.partiesWith(ROLE.bank, involved)];
  const witness = dice.chance(12) ? desk.party() : dice.pick(fit);
  return { order: desk.reference(), ...desk.signer('witness', witness), deadline: desk.deadline };
}

function freezeOf({ state }: Desk, { claim, part }: Place) {
  return state.freezes.get(placeOf(claim.id, part.from));
}
