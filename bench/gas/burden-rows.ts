import { id } from 'ethers';
import type { Row } from './row.js';
import { FACE, fragmentOf, type Town } from './town.js';

const ORDER = id('order of a court');

/** Pledges and disputes: what lies on a claim by the word of its own parties. */
export async function burdenRows(town: Town): Promise<readonly Row[]> {
  const { supplier, bank, core, ledger, deadline } = town;
  const issued = await town.issued();
  const held = { holder: supplier.party, holderEpoch: '1' };
  const owed = { debtor: core.party, debtorEpoch: '1' };
  const pledgee = { pledgee: bank.party, pledgeeEpoch: '1' };
  const whole = (version: number) => ({ ...fragmentOf(issued, 0n, FACE, version), deadline });
  const pledged = await ledger.run({
    kind: 'pledge',
    message: { ...whole(1), ...held, ...pledgee },
    signers: [supplier, bank],
  });
  const released = await ledger.run({ kind: 'release', message: { ...whole(2), ...pledgee }, signers: [bank] });
  const dispute = { ...whole(3), amount: String(FACE), ...owed, ...held, pledgee: '0', pledgeeEpoch: '0' };
  const disputed = await ledger.run({ kind: 'dispute', message: dispute, signers: [core, supplier] });
  const resolved = await ledger.run({
    kind: 'resolve',
    message: { ...whole(4), ...owed, ...held },
    signers: [core, supplier],
  });
  return [
    { act: 'pledge in place', gas: pledged, limit: 60_000 },
    { act: 'release', gas: released, limit: 50_000 },
    { act: 'dispute', gas: disputed, limit: 70_000 },
    { act: 'resolve', gas: resolved, limit: 70_000 },
  ];
}

/** What a court orders, from the freeze to the reassignment. */
export async function orderRows(town: Town): Promise<readonly Row[]> {
  const { supplier, subSupplier, registrar, regulator, ledger } = town;
  const issued = await town.issued();
  const whole = (version: number) => ({ ...fragmentOf(issued, 0n, FACE, version), deadline: town.deadline });
  const witness = { order: ORDER, witness: regulator.party, witnessEpoch: '1' };
  const frozen = await ledger.run({ kind: 'freeze', message: whole(1), signers: [registrar] });
  const confirmed = await ledger.run({
    kind: 'confirm-freeze',
    message: { ...whole(2), ...witness },
    signers: [registrar, regulator],
  });
  await town.passDays(4);
  const reassigned = await ledger.run({
    kind: 'reassign',
    message: { ...whole(2), holder: supplier.party, recipient: subSupplier.party, ...witness },
    signers: [registrar, regulator],
  });
  return [
    { act: 'court-ordered reassignment', gas: reassigned, limit: 60_000 },
    { act: 'freeze', gas: frozen, limit: 100_000 },
    { act: 'confirm freeze', gas: confirmed, limit: 90_000 },
  ];
}
