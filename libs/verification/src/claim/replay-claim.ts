import type { ClaimEvent } from './claim-event.js';
import { ClaimUnderReplay, type ReplayedClaim } from './claim-under-replay.js';
import { LineageBroken } from './lineage-broken.js';

/**
 * What a receivable's events make of it, from its issue on, by the rules of the ledger alone: each has to follow from those before. Leave one
 * out, and another does not fit.
 * @throws LineageBroken
 */
export function replayClaim(events: readonly ClaimEvent[]): ReplayedClaim {
  const [issue, ...rest] = events;
  if (issue?.name !== 'Issued') throw new LineageBroken(issue, 'the first event is not its issue');
  const claim = new ClaimUnderReplay(issue);
  for (const event of rest) apply(claim, event);
  return claim.replayed();
}

type Named<N extends ClaimEvent['name']> = Extract<ClaimEvent, { name: N }>;
type Rules = { readonly [N in ClaimEvent['name']]: (claim: ClaimUnderReplay, event: Named<N>) => void };

/** What each event does to a claim. */
const RULES: Rules = {
  Issued: (_, event) => {
    throw new LineageBroken(event, 'it was issued before');
  },
  FragmentSplit: (claim, event) => claim.split(event),
  FragmentsMerged: (claim, event) => claim.merge(event),
  FragmentTouched: (claim, event) => claim.rewrite(event, {}),
  FragmentTransferred: (claim, event) => claim.move(event, event.args.recipient, {}),
  FragmentAssigned: (claim, event) => claim.move(event, event.args.recipient, { recourse: event.args.holder }),
  FragmentPurchased: (claim, event) => claim.move(event, event.args.buyer, { programme: event.args.programme }),
  LockSettled: (claim, event) =>
    claim.move(event, event.args.buyer, { programme: event.args.programme, locked: false }),
  FragmentReassigned: (claim, event) => claim.move(event, event.args.recipient, { frozen: false }),
  FragmentPaid: (claim, event) => claim.retire(event),
  FragmentCancelled: (claim, event) => claim.retire(event),
  FragmentPaidByReceipt: (claim, event) => claim.retire(event),
  FragmentLocked: (claim, event) => claim.rewriteTail(event, { locked: true }),
  FragmentUnlocked: (claim, event) => claim.rewrite(event, { locked: false }),
  FragmentPledged: (claim, event) => claim.rewrite(event, { pledgee: event.args.pledgee }),
  FragmentReleased: (claim, event) => claim.rewrite(event, { pledgee: 0n }),
  FragmentDisputed: (claim, event) => claim.rewriteTail(event, { disputed: true }),
  DisputeResolved: (claim, event) => claim.rewrite(event, { disputed: false }),
  FragmentFrozen: (claim, event) => claim.rewrite(event, { frozen: true }),
  FragmentUnfrozen: (claim, event) => claim.rewrite(event, { frozen: false }),
  // Nothing of what the fragments say changes.
  ReceivableOverdue: () => undefined,
  FreezeConfirmed: () => undefined,
};

const apply = <N extends ClaimEvent['name']>(claim: ClaimUnderReplay, event: Named<N> & { readonly name: N }) =>
  RULES[event.name](claim, event);
