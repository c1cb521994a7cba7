import { describe, expect, it } from '@jest/globals';
import type { ClaimEvent } from './claim-event.js';
import { LineageBroken } from './lineage-broken.js';
import { replayClaim } from './replay-claim.js';

const [CORE, SUPPLIER, SUB_SUPPLIER, BANK, PROGRAMME] = [9n, 5n, 7n, 6n, 40n];
const FACE = 1_000n;
const RECEIVABLE = (CORE << 160n) + 1n;
const place = { from: 0n, to: FACE };

let logIndex = 0;
function event<N extends ClaimEvent['name']>(name: N, args: Readonly<Record<string, unknown>>): ClaimEvent {
  const at = { blockNumber: 7, blockHash: '0x', blockTime: new Date(0), txHash: '0xab', logIndex: (logIndex += 1) };
  const all = { receivable: RECEIVABLE, digest: `0x${'1'.repeat(64)}`, ...args };
  return { contract: 'receivables', name, args: all, at } as unknown as ClaimEvent;
}

const issued = event('Issued', {
  ...{
    debtor: CORE,
    creditor: SUPPLIER,
    programme: 0n,
    face: FACE,
    currency: 156n,
    due: 1_900_000_000n,
    nullifier: '0x',
  },
});
const transferred = (from: bigint, to: bigint, version: bigint, holder = SUPPLIER, recipient = SUB_SUPPLIER) =>
  event('FragmentTransferred', { from, to, version, holder, recipient });
const told = (...events: readonly ClaimEvent[]) =>
  replayClaim(events).fragments.map(({ from, to, holder, version }) => [from, to, holder, version].map(Number));

describe('a claim by its events', () => {
  it('is all its creditor’s at first', () => {
    const claim = replayClaim([issued]);
    expect(claim).toMatchObject({ debtor: CORE, creditor: SUPPLIER, face: FACE, retired: 0n, currency: 156 });
    expect(told(issued)).toEqual([[0, 1000, 5, 1]]);
  });

  it('is cut, passed on by its tail, and joined, each at the version after the highest that was touched', () => {
    const split = event('FragmentSplit', { ...place, cuts: [400n, 700n], version: 2n });
    const moved = transferred(500n, 700n, 3n);
    expect(told(issued, split, moved)).toEqual([
      [0, 400, 5, 2],
      [400, 500, 5, 3],
      [500, 700, 7, 3],
      [700, 1000, 5, 2],
    ]);
    const back = transferred(500n, 700n, 4n, SUB_SUPPLIER, SUPPLIER);
    expect(told(issued, split, moved, back, event('FragmentsMerged', { ...place, version: 5n }))).toEqual([
      [0, 1000, 5, 5],
    ]);
  });

  it('is stood behind by who assigned it, until it comes back to them', () => {
    const assigned = event('FragmentAssigned', { ...place, version: 2n, holder: SUPPLIER, recipient: BANK });
    expect(replayClaim([issued, assigned]).fragments[0]).toMatchObject({ holder: BANK, recourse: SUPPLIER });
    const back = transferred(0n, FACE, 3n, BANK, SUPPLIER);
    expect(replayClaim([issued, assigned, back]).fragments[0]).toMatchObject({ holder: SUPPLIER, recourse: 0n });
  });

  it('is sold on the buyer’s line, at once or by a lock and the bank’s receipt', () => {
    const terms = { ...place, holder: SUPPLIER, buyer: BANK, programme: PROGRAMME, price: 990n };
    expect(replayClaim([issued, event('FragmentPurchased', { ...terms, version: 2n })]).fragments[0]).toMatchObject({
      ...{ holder: BANK, programme: PROGRAMME },
    });
    const locked = event('FragmentLocked', { ...terms, version: 2n });
    expect(replayClaim([issued, locked]).fragments[0]).toMatchObject({ holder: SUPPLIER, locked: true, programme: 0n });
    const settled = event('LockSettled', { ...terms, version: 3n });
    expect(replayClaim([issued, locked, settled]).fragments[0]).toMatchObject({ holder: BANK, locked: false });
  });

  it.each<[ClaimEvent['name'], Readonly<Record<string, unknown>>, object, ClaimEvent['name']]>([
    ['FragmentPledged', { pledgee: BANK, holder: SUPPLIER }, { pledgee: BANK }, 'FragmentReleased'],
    ['FragmentDisputed', {}, { disputed: true }, 'DisputeResolved'],
    ['FragmentFrozen', { lapsesAt: 1n }, { frozen: true }, 'FragmentUnfrozen'],
    ['FragmentLocked', { holder: SUPPLIER, buyer: BANK }, { locked: true }, 'FragmentUnlocked'],
  ])('bears what %s lays on it until it is taken off', (name, args, burden, off) => {
    const on = event(name, { ...place, ...args, version: 2n });
    expect(replayClaim([issued, on]).fragments[0]).toMatchObject(burden);
    const [free] = replayClaim([issued]).fragments;
    expect(replayClaim([issued, on, event(off, { ...place, version: 3n })]).fragments[0]).toEqual({
      ...free,
      version: 3n,
    });
  });

  it.each(['FragmentPaid', 'FragmentCancelled', 'FragmentPaidByReceipt'] as const)(
    'is less by what %s retires',
    (name) => {
      const retired = event(name, { from: 600n, to: FACE, version: 2n });
      expect([told(issued, retired), replayClaim([issued, retired]).retired]).toEqual([[[0, 600, 5, 2]], 400n]);
    },
  );

  it.each<[string, readonly ClaimEvent[]]>([
    ['nothing at all', []],
    ['no issue', [transferred(0n, FACE, 2n)]],
    ['two issues', [issued, issued]],
    ['a version left out', [issued, transferred(0n, FACE, 3n)]],
    ['one event twice', [issued, transferred(0n, FACE, 2n), transferred(0n, FACE, 2n)]],
    ['one who passes on what another holds', [issued, transferred(0n, FACE, 2n, BANK)]],
    ['a tail that is none', [issued, transferred(100n, 900n, 2n)]],
    ['cuts that do not rise', [issued, event('FragmentSplit', { ...place, cuts: [700n, 400n], version: 2n })]],
    ['cuts outside', [issued, event('FragmentSplit', { ...place, cuts: [FACE], version: 2n })]],
    ['a whole that is a part', [issued, event('FragmentTouched', { from: 0n, to: 900n, version: 2n })]],
    ['a merger of what does not tile', [issued, event('FragmentsMerged', { from: 0n, to: 900n, version: 2n })]],
    ['what was paid before', [issued, event('FragmentPaid', { ...place, version: 2n }), transferred(0n, FACE, 3n)]],
  ])('does not hold together with %s', (_, events) => {
    expect(() => replayClaim(events)).toThrow(LineageBroken);
  });
});
