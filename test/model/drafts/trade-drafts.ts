import { ROLE } from '../ledger/signing.js';
import { DAY, NO_PROGRAMME } from '../ledger/values.js';
import type { Desk, Draft } from './desk.js';

const CNY = 156n;
const FACES = [1_000n, 20_000n, 7n, 1n, 99_999n];

export function openProgramme(desk: Desk): Draft {
  const { dice, state, deadline } = desk;
  const highest = [...state.programmes.keys()].reduce((high, number) => (number > high ? number : high), 0n);
  const debtor = desk.party(ROLE.core);
  const verifiers = dice.pick([
    desk.partiesWith(ROLE.verifier).slice(0, 1),
    desk.partiesWith(ROLE.verifier).slice(0, 3),
    desk.partiesWith(ROLE.verifier).slice(1, 2),
  ]);
  const fields = {
    programme: highest + 1n,
    ...desk.signer('bank', desk.party(ROLE.bank)),
    debtor,
    debtorAccount: state.parties.get(debtor)?.account ?? '',
    limit: dice.pick([500_000n, 20_000n, 1_000n]),
    currency: dice.pick([CNY, CNY, CNY, 840n]),
    maxTenorDays: dice.pick([365n, 30n, 90n]),
    verifiers,
    deadline,
  };
  return { fields };
}

export function adjustProgramme(desk: Desk): Draft {
  const { dice, state, deadline } = desk;
  const programme = dice.pick([...state.programmes.keys()]);
  const line = state.programmes.get(programme);
  const fields = {
    programme,
    version: line?.version ?? 1n,
    ...desk.signer('bank', line?.bank ?? 1n),
    limit: dice.pick([1_000_000n, 100_000n, 10_000n, 0n]),
    maxTenorDays: dice.pick([365n, 30n]),
    open: !dice.chance(25),
    deadline,
  };
  return { fields };
}

export function attestTrade(desk: Desk): Draft {
  return { fields: attestation(desk, desk.party(ROLE.core), desk.party(ROLE.supplier)) };
}

export function issue(desk: Desk): Draft {
  const { dice, state, town, deadline } = desk;
  const debtor = desk.party(ROLE.core);
  const creditor = desk.party(ROLE.supplier, [debtor]);
  const face = dice.pick(FACES);
  const told = attestation(desk, debtor, creditor, face);
  const pair = { debtor: told.debtor, creditor: told.creditor };
  const programmes = [...state.programmes]
    .filter(([, line]) => line.debtor === pair.debtor && line.open)
    .filter(([, line]) => line.verifiers.includes(told.verifier) || dice.chance(5))
    .map(([number]) => number);
  const fields = {
    ...pair,
    receivable: town.receivableId(pair.debtor),
    debtorEpoch: desk.epochOf(pair.debtor),
    creditorEpoch: desk.epochOf(pair.creditor),
    programme: dice.chance(75) && programmes.length > 0 ? dice.pick(programmes) : NO_PROGRAMME,
    face,
    currency: told.currency,
    due: desk.now + dice.pick([30n, 5n, 1n, 90n, 300n, 400n]) * DAY,
    nullifier: told.nullifiers[0] ?? '',
    deadline,
  };
  return { fields, attached: told };
}

/** Of a new invoice, or once more of one that is known: agreeing, with a later word, or after a cancelled issue. */
function attestation(desk: Desk, debtor: bigint, creditor: bigint, least = 0n) {
  const { dice, state, deadline } = desk;
  const told = { keyId: 1n, currency: dice.chance(8) ? 840n : CNY, deadline };
  const known = [...state.invoices];
  if (known.length === 0 || !dice.chance(35)) {
    const nullifiers = dice.pick([[desk.reference()], [desk.reference(), desk.reference()]]);
    const cap = (least || 5_000n) * dice.pick([1n, 2n, 3n]);
    return { ...told, ...verifiedBy(desk), nullifiers, debtor, creditor, cap, sequence: 1n };
  }
  const reopened = known.filter(([, { status }]) => status === 'reopened');
  const [nullifier, invoice] = dice.pick(reopened.length > 0 && dice.chance(60) ? reopened : known);
  const isLater = dice.chance(50);
  const cap = isLater ? dice.pick([invoice.cap + least, invoice.used + least, 1n, invoice.cap / 2n]) : invoice.cap;
  const pair = dice.chance(80) && invoice.reopenedFor ? invoice.reopenedFor : { debtor, creditor };
  return {
    ...told,
    ...pair,
    nullifiers: dice.pick([[nullifier], [nullifier, desk.reference()]]),
    currency: invoice.currency,
    cap,
    sequence: invoice.sequence + (isLater ? 1n : 0n),
    ...verifiedBy(desk),
  };
}

function verifiedBy(desk: Desk) {
  const verifier = desk.party(ROLE.verifier);
  return { verifier, verifierEpoch: desk.epochOf(verifier) };
}
