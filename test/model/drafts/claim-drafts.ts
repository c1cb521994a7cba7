import { ROLE } from '../ledger/signing.js';
import { DAY, NO_PROGRAMME, NOBODY } from '../ledger/values.js';
import { type Desk, type Draft, isUnburdened, named, type Place } from './desk.js';

export function split(desk: Desk): Draft {
  const { dice } = desk;
  const place = desk.place(({ part }) => isUnburdened(part) && part.to - part.from > 1n);
  const { from, to } = place.part;
  const [half, quarter] = [(from + to) / 2n, (3n * from + to) / 4n];
  const cuts = dice.pick([[half], [quarter, half], [from + 1n], [to - 1n], [half, quarter], [from]]);
  return { fields: { ...named(place), cuts, ...holderAndPledgee(desk, place), deadline: desk.deadline } };
}

export function merge(desk: Desk): Draft {
  const { dice, state } = desk;
  const runs = [...state.claims.values()].flatMap((claim) => runsOf(claim.parts).map((parts) => ({ claim, parts })));
  const alike = runs.filter(({ parts: [first, ...others] }) => first && others.every((part) => isLike(first, part)));
  const chosen = alike.length > 0 && !dice.chance(10) ? alike : runs;
  if (chosen.length === 0) {
    const place = desk.place(() => true);
    const { receivable, from, to, version } = named(place);
    const lists = { froms: [from, from], versions: [version, version] } as { froms: bigint[]; versions: bigint[] };
    return {
      fields: {
        receivable: receivable ?? 0n,
        ...lists,
        to: to ?? 0n,
        ...holderAndPledgee(desk, place),
        deadline: desk.deadline,
      },
    };
  }
  const { claim, parts } = dice.pick(chosen);
  const [first] = parts;
  if (!first) throw new Error('a run has parts');
  const fields = {
    receivable: claim.id,
    froms: parts.map(({ from }) => from),
    versions: parts.map(({ version }) => version),
    to: parts.at(-1)?.to ?? 0n,
    ...holderAndPledgee(desk, { claim, part: first }),
    deadline: desk.deadline,
  };
  return { fields };
}

export function touch(desk: Desk): Draft {
  const place = desk.place(({ part }) => isUnburdened(part));
  return { fields: { ...named(place), ...holderAndPledgee(desk, place), deadline: desk.deadline } };
}

/** `transfer` and `assign-with-recourse` say the same. */
export function handOn(desk: Desk): Draft {
  const place = desk.movable();
  const { part } = place;
  const parties = {
    ...desk.signer('holder', part.holder),
    ...desk.signer('recipient', desk.party(ROLE.supplier, [part.holder])),
  };
  return { fields: { ...named(place), amount: desk.amountOf(part), ...parties, deadline: desk.deadline } };
}

export function purchase(desk: Desk): Draft {
  const place = desk.movable();
  const { part } = place;
  const amount = desk.amountOf(part);
  const { buyer, programme } = lineFor(desk, place);
  const price = desk.dice.pick([amount, amount - amount / 50n, amount, 0n, amount / 2n, 1_000_000_000n]);
  const parties = { ...desk.signer('holder', part.holder), ...desk.signer('buyer', buyer) };
  return { fields: { ...named(place), amount, ...parties, programme, price, deadline: desk.deadline } };
}

export function pledge(desk: Desk): Draft {
  const place = desk.movable();
  const { holder } = place.part;
  const parties = { ...desk.signer('holder', holder), ...desk.signer('pledgee', desk.party(ROLE.bank, [holder])) };
  return { fields: { ...named(place), ...parties, deadline: desk.deadline } };
}

export function release(desk: Desk): Draft {
  const place = desk.place(({ part }) => part.pledgee !== NOBODY);
  return { fields: { ...named(place), ...desk.signer('pledgee', place.part.pledgee), deadline: desk.deadline } };
}

export function pay(desk: Desk): Draft {
  const place = desk.place(({ part }) => !part.locked);
  const { claim, part } = place;
  const fields = {
    ...named(place),
    amount: desk.amountOf(part),
    ...desk.signer('debtor', claim.debtor),
    deadline: desk.deadline,
  };
  return { fields };
}

export function payFor(desk: Desk): Draft {
  const { dice, town } = desk;
  const place = desk.place(({ part }) => !part.locked);
  if (!dice.chance(25)) desk.awaitMoment(place.claim.due);
  return { fields: named(place), sender: dice.pick(town.payers) };
}

export function cancel(desk: Desk): Draft {
  const { dice, state } = desk;
  // Those that are frozen too: that a freeze stops it is what is to be seen.
  const place = desk.place(({ part }) => (desk.dice.chance(40) ? part.frozen : !part.locked));
  const { claim, part } = place;
  const isUntouched = part.version === 1n && part.to - part.from === claim.face;
  const withVerifier = isUntouched ? !dice.chance(25) : dice.chance(20);
  const used = [...state.invoices].filter(([, { used, status }]) => used >= claim.face && status === 'attested');
  const [nullifier, invoice] = used.length > 0 ? dice.pick(used) : [desk.reference(), undefined];
  const verifier = withVerifier ? (invoice?.attestor ?? desk.party(ROLE.verifier)) : NOBODY;
  const fields = {
    ...named(place),
    ...desk.signer('debtor', claim.debtor),
    ...holderAndPledgee(desk, place),
    ...desk.signer('verifier', verifier),
    nullifiers: withVerifier ? [nullifier] : [],
    deadline: desk.deadline,
  };
  return { fields };
}

export function declareOverdue(desk: Desk): Draft {
  const { dice, state } = desk;
  const live = [...state.claims.values()].filter(({ parts, declaredOverdue }) => parts.length > 0 && !declaredOverdue);
  const claims = live.length > 0 && !dice.chance(15) ? live : [...state.claims.values()];
  const soonest = [...claims].sort((a, b) => (a.due < b.due ? -1 : 1)).slice(0, 2);
  const claim = dice.pick(soonest);
  if (!dice.chance(25)) desk.awaitMoment(claim.due + DAY);
  return { fields: { receivable: claim.id } };
}

export function dispute(desk: Desk): Draft {
  const place = desk.place(({ part }) => isUnburdened(part));
  const { claim, part } = place;
  const parties = { ...desk.signer('debtor', claim.debtor), ...holderAndPledgee(desk, place) };
  return { fields: { ...named(place), amount: desk.amountOf(part), ...parties, deadline: desk.deadline } };
}

export function resolve(desk: Desk): Draft {
  const place = desk.place(({ part }) => part.disputed);
  const { claim, part } = place;
  const parties = { ...desk.signer('debtor', claim.debtor), ...desk.signer('holder', part.holder) };
  return { fields: { ...named(place), ...parties, deadline: desk.deadline } };
}

/** A bank and its line for the part: one that takes it, if there is any. */
export function lineFor({ dice, state }: Desk, { claim, part }: Place) {
  const all = [...state.programmes];
  const open = all.filter(
    ([, line]) =>
      line.open && line.debtor === claim.debtor && line.currency === claim.currency && line.bank !== part.holder,
  );
  const own = open.filter(([number]) => number === part.programme);
  if (own.length > 0 && dice.chance(40)) return { buyer: own[0]?.[1].bank ?? NOBODY, programme: part.programme };
  const lines = open.length > 0 && !dice.chance(10) ? open : all;
  const [programme, line] = dice.pick(lines);
  return dice.chance(3) ? { buyer: line.bank, programme: NO_PROGRAMME } : { buyer: line.bank, programme };
}

export function holderAndPledgee(desk: Desk, { part }: Place) {
  return { ...desk.signer('holder', part.holder), ...desk.signer('pledgee', part.pledgee) };
}

type Parts = Place['part'][];

/** Neighbours, two and three at a time. */
function runsOf(parts: readonly Place['part'][]): Parts[] {
  const isRun = (run: Parts) => run.every((part, index) => index === 0 || run[index - 1]?.to === part.from);
  return parts
    .flatMap((_, index) => [parts.slice(index, index + 2), parts.slice(index, index + 3)])
    .filter((run, index) => run.length === 2 + (index % 2) && isRun(run));
}

function isLike(one: Place['part'], other: Place['part']): boolean {
  const members = ['holder', 'pledgee', 'programme', 'recourse', 'frozen', 'locked', 'disputed'] as const;
  return members.every((member) => one[member] === other[member]) && isUnburdened(one);
}
