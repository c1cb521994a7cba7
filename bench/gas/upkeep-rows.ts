import type { Row } from './row.js';
import { FACE, fragmentOf, type Town } from './town.js';

/** What a holder does with its own: cutting, joining, taking back; and the ways to end a claim or pass it on with recourse. */
export async function upkeepRows(town: Town): Promise<readonly Row[]> {
  const { supplier, subSupplier, core, ledger, deadline } = town;
  const issued = await town.issued();
  const held = { holder: supplier.party, holderEpoch: '1' };
  const unpledged = { pledgee: '0', pledgeeEpoch: '0' };
  const half = String(FACE / 2n);
  const whole = (version: number) => ({ ...fragmentOf(issued, 0n, FACE, version), deadline });
  const split = await ledger.run({
    kind: 'split',
    message: { ...whole(1), cuts: [half], ...held, ...unpledged },
    signers: [supplier],
  });
  const joined = {
    receivable: issued.receivable as string,
    froms: ['0', half],
    versions: ['2', '2'],
    to: String(FACE),
  };
  const merged = await ledger.run({
    kind: 'merge',
    message: { ...joined, ...held, ...unpledged, deadline },
    signers: [supplier],
  });
  const touched = await ledger.run({
    kind: 'touch',
    message: { ...whole(3), ...held, ...unpledged },
    signers: [supplier],
  });
  const assigned = await ledger.run({
    kind: 'assign-with-recourse',
    message: { ...whole(4), amount: String(FACE), ...held, recipient: subSupplier.party, recipientEpoch: '1' },
    signers: [supplier, subSupplier],
  });
  const parties = { debtor: core.party, debtorEpoch: '1', holder: subSupplier.party, holderEpoch: '1' };
  const unverified = { verifier: '0', verifierEpoch: '0', nullifiers: [] };
  const cancelled = await ledger.run({
    kind: 'cancel',
    message: { ...whole(5), ...parties, ...unpledged, ...unverified },
    signers: [core, subSupplier],
  });
  return [
    { act: 'split in two', gas: split, limit: 85_000 },
    { act: 'merge two', gas: merged, limit: 65_000 },
    { act: 'touch', gas: touched, limit: 60_000 },
    { act: 'assign with recourse, whole', gas: assigned, limit: 66_000 },
    { act: 'cancel', gas: cancelled, limit: 80_000 },
  ];
}
