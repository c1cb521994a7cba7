import type { Concern, LedgerEvent } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { FragmentFreeze } from './fragment-freeze.entity.js';
import { type Interval, recourseAfter } from './fragment-writer.js';
import { LedgerFragment } from './ledger-fragment.entity.js';
import { concern, type EventNamed, writerOf } from './ledger-change.js';

const ENCUMBRANCE_EVENTS = [
  'FragmentPledged',
  'FragmentReleased',
  'FragmentDisputed',
  'DisputeResolved',
  'FragmentFrozen',
  'FreezeConfirmed',
  'FragmentUnfrozen',
  'FragmentReassigned',
] as const;

type EncumbranceEvent = EventNamed<(typeof ENCUMBRANCE_EVENTS)[number]>;

export function isEncumbrance(event: LedgerEvent<'receivables'>): event is EncumbranceEvent {
  return ENCUMBRANCE_EVENTS.some((name) => name === event.name);
}

/** What pledges, disputes and orders did to claims. */
export async function applyEncumbrance(event: EncumbranceEvent, tx: EntityManager): Promise<Concern> {
  switch (event.name) {
    case 'FragmentPledged':
      return rewritten(event, tx, 'pledged', { pledgee: event.args.pledgee.toString() });
    case 'FragmentReleased':
      return rewritten(event, tx, 'released', { pledgee: '0' });
    case 'FragmentDisputed':
      return disputed(event, tx);
    case 'DisputeResolved':
      return rewritten(event, tx, 'resolved', { disputed: false });
    case 'FragmentFrozen':
      return frozen(event, tx);
    case 'FreezeConfirmed':
      return confirmed(event, tx);
    case 'FragmentUnfrozen':
      await endFreeze(event, tx);
      return rewritten(event, tx, 'unfrozen', { frozen: false });
    case 'FragmentReassigned':
      await endFreeze(event, tx);
      return reassigned(event, tx);
  }
}

async function rewritten(
  event: Exclude<EncumbranceEvent, { name: 'FreezeConfirmed' }>,
  tx: EntityManager,
  kind: 'pledged' | 'released' | 'resolved' | 'frozen' | 'unfrozen',
  change: Partial<Interval>,
): Promise<Concern> {
  const writer = writerOf(event, tx);
  const before = await writer.rewrite(kind, event.args, () => change);
  return concern(writer, before.holder, before.pledgee, change.pledgee ?? before.pledgee);
}

async function disputed(event: EventNamed<'FragmentDisputed'>, tx: EntityManager): Promise<Concern> {
  const writer = writerOf(event, tx);
  const { holder, pledgee } = await writer.rewriteTail('disputed', event.args, () => ({ disputed: true }));
  return concern(writer, holder, pledgee);
}

async function frozen(event: EventNamed<'FragmentFrozen'>, tx: EntityManager): Promise<Concern> {
  const { args } = event;
  await tx.insert(FragmentFreeze, {
    receivable: args.receivable.toString(),
    from: args.from.toString(),
    lapsesAt: new Date(Number(args.lapsesAt) * 1000),
    order: null,
    confirmedAt: null,
  });
  return rewritten(event, tx, 'frozen', { frozen: true });
}

async function confirmed({ args, at }: EventNamed<'FreezeConfirmed'>, tx: EntityManager): Promise<Concern> {
  const key = { receivable: args.receivable.toString(), from: args.from.toString() };
  await tx.update(FragmentFreeze, key, { order: args.order, confirmedAt: at.blockTime });
  const { holder, pledgee } = await tx.findOneByOrFail(LedgerFragment, key);
  return concern(key, holder, pledgee);
}

async function reassigned(event: EventNamed<'FragmentReassigned'>, tx: EntityManager): Promise<Concern> {
  const writer = writerOf(event, tx);
  const [previousHolder, holder] = [event.args.holder.toString(), event.args.recipient.toString()];
  const change = (before: Interval) => ({ holder, recourse: recourseAfter(before, holder), frozen: false });
  const { pledgee } = await writer.rewrite('reassigned', event.args, change, { previousHolder });
  return concern(writer, previousHolder, holder, pledgee);
}

async function endFreeze(
  { args }: EventNamed<'FragmentUnfrozen' | 'FragmentReassigned'>,
  tx: EntityManager,
): Promise<void> {
  await tx.delete(FragmentFreeze, { receivable: args.receivable.toString(), from: args.from.toString() });
}
