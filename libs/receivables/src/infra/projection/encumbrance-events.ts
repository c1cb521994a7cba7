import { type Concern, type LedgerEvent, type LedgerStep, ProjectionBroken } from '@tallystick/chain';
import { FragmentFreeze } from './fragment-freeze.entity.js';
import { type Interval, recourseAfter } from './fragment-writer.js';
import { concern, type EventNamed, writerOf } from './ledger-change.js';
import { LiveFragments } from './live-fragments.js';

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
export async function applyEncumbrance(event: EncumbranceEvent, step: LedgerStep): Promise<Concern> {
  switch (event.name) {
    case 'FragmentPledged':
      return rewritten(event, step, 'pledged', { pledgee: event.args.pledgee.toString() });
    case 'FragmentReleased':
      return rewritten(event, step, 'released', { pledgee: '0' });
    case 'FragmentDisputed':
      return disputed(event, step);
    case 'DisputeResolved':
      return rewritten(event, step, 'resolved', { disputed: false });
    case 'FragmentFrozen':
      return frozen(event, step);
    case 'FreezeConfirmed':
      return confirmed(event, step);
    case 'FragmentUnfrozen':
      await endFreeze(event, step);
      return rewritten(event, step, 'unfrozen', { frozen: false });
    case 'FragmentReassigned':
      await endFreeze(event, step);
      return reassigned(event, step);
  }
}

async function rewritten(
  event: Exclude<EncumbranceEvent, { name: 'FreezeConfirmed' }>,
  step: LedgerStep,
  kind: 'pledged' | 'released' | 'resolved' | 'frozen' | 'unfrozen',
  change: Partial<Interval>,
): Promise<Concern> {
  const writer = writerOf(event, step);
  const before = await writer.rewrite(kind, event.args, () => change);
  return concern(writer, before.holder, before.pledgee, change.pledgee ?? before.pledgee);
}

async function disputed(event: EventNamed<'FragmentDisputed'>, step: LedgerStep): Promise<Concern> {
  const writer = writerOf(event, step);
  const { holder, pledgee } = await writer.rewriteTail('disputed', event.args, () => ({ disputed: true }));
  return concern(writer, holder, pledgee);
}

async function frozen(event: EventNamed<'FragmentFrozen'>, step: LedgerStep): Promise<Concern> {
  const { args } = event;
  await step.tx.insert(FragmentFreeze, {
    receivable: args.receivable.toString(),
    from: args.from.toString(),
    lapsesAt: new Date(Number(args.lapsesAt) * 1000),
    order: null,
    confirmedAt: null,
  });
  return rewritten(event, step, 'frozen', { frozen: true });
}

async function confirmed({ args, at }: EventNamed<'FreezeConfirmed'>, step: LedgerStep): Promise<Concern> {
  const key = { receivable: args.receivable.toString(), from: args.from.toString() };
  await step.tx.update(FragmentFreeze, key, { order: args.order, confirmedAt: at.blockTime });
  const fragment = await LiveFragments.of(step).at(key.receivable, args.from);
  if (!fragment) throw new ProjectionBroken(`nothing of ${key.receivable} at ${key.from} can be frozen`);
  return concern(key, fragment.holder, fragment.pledgee);
}

async function reassigned(event: EventNamed<'FragmentReassigned'>, step: LedgerStep): Promise<Concern> {
  const writer = writerOf(event, step);
  const [previousHolder, holder] = [event.args.holder.toString(), event.args.recipient.toString()];
  const change = (before: Interval) => ({ holder, recourse: recourseAfter(before, holder), frozen: false });
  const { pledgee } = await writer.rewrite('reassigned', event.args, change, { previousHolder });
  return concern(writer, previousHolder, holder, pledgee);
}

async function endFreeze(
  { args }: EventNamed<'FragmentUnfrozen' | 'FragmentReassigned'>,
  step: LedgerStep,
): Promise<void> {
  await step.tx.delete(FragmentFreeze, { receivable: args.receivable.toString(), from: args.from.toString() });
}
