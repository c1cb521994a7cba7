import type { Concern, LedgerEvent, LedgerStep, Projector } from '@tallystick/chain';
import { LedgerParty } from '@tallystick/parties';
import { applyBankTransfer, isBankTransfer } from './bank-transfer-events.js';
import { applyEncumbrance, isEncumbrance } from './encumbrance-events.js';
import { FragmentWriter, type Interval, recourseAfter, UNBURDENED } from './fragment-writer.js';
import { concern, type EventNamed, NO_ACT, retire, writerOf } from './ledger-change.js';
import { LedgerReceivable } from './ledger-receivable.entity.js';
import { LiveFragments } from './live-fragments.js';
import { applyToWholeLedger, concernsWholeLedger } from './whole-ledger-events.js';

const FIRST_VERSION = 1n;

/** Receivables and their fragments, derived from the ledger's events alone. */
export class ReceivablesProjector implements Projector<'receivables'> {
  readonly contract = 'receivables';

  async apply(event: LedgerEvent<'receivables'>, step: LedgerStep): Promise<Concern> {
    if (concernsWholeLedger(event)) return applyToWholeLedger(event, step);
    if (isBankTransfer(event)) return applyBankTransfer(event, step);
    if (isEncumbrance(event)) return applyEncumbrance(event, step);
    switch (event.name) {
      case 'Issued':
        return this.issued(event, step);
      case 'FragmentSplit':
        return this.split(event, writerOf(event, step));
      case 'FragmentsMerged':
        return this.merged(event, writerOf(event, step));
      case 'FragmentTouched':
        return this.touched(event, writerOf(event, step));
      case 'FragmentTransferred':
        return this.transferred(event, writerOf(event, step));
      case 'FragmentPurchased':
        return this.purchased(event, writerOf(event, step));
      case 'FragmentPaid':
        return this.paid(event, writerOf(event, step), step);
      case 'FragmentCancelled':
        return this.cancelled(event, writerOf(event, step), step);
      case 'FragmentAssigned':
        return this.assigned(event, writerOf(event, step));
      case 'ReceivableOverdue':
        return this.overdue(event, step);
    }
  }

  private async issued({ args, at, ...event }: EventNamed<'Issued'>, step: LedgerStep): Promise<Concern> {
    const receivable = args.receivable.toString();
    const [debtor, creditor, programme] = [args.debtor.toString(), args.creditor.toString(), args.programme.toString()];
    await step.tx.insert(LedgerReceivable, {
      receivable,
      debtor,
      creditor,
      programme,
      faceMinor: args.face.toString(),
      paidMinor: '0',
      retiredMinor: '0',
      currency: Number(args.currency),
      dueAt: new Date(Number(args.due) * 1000),
      nullifier: args.nullifier,
      state: 'live',
      issueDigest: args.digest,
      issuedAt: at.blockTime,
      issuedBlock: String(at.blockNumber),
    });
    const writer = new FragmentWriter(step, { args, at, ...event }, FIRST_VERSION, args.digest);
    writer.put('issued', { from: 0n, to: args.face, holder: creditor, programme, ...UNBURDENED });
    return { subject: receivable, parties: [debtor, creditor] };
  }

  private async split({ args }: EventNamed<'FragmentSplit'>, writer: FragmentWriter): Promise<Concern> {
    const [parent] = await writer.takeTiles(args.from, args.to);
    let from = args.from;
    for (const to of [...args.cuts, args.to]) {
      writer.put('split', { ...parent, from, to });
      from = to;
    }
    return concern(writer, parent.holder);
  }

  private async merged({ args }: EventNamed<'FragmentsMerged'>, writer: FragmentWriter): Promise<Concern> {
    const [first] = await writer.takeTiles(args.from, args.to);
    writer.put('merged', { ...first, to: args.to });
    return concern(writer, first.holder);
  }

  private async touched({ args }: EventNamed<'FragmentTouched'>, writer: FragmentWriter): Promise<Concern> {
    const { holder } = await writer.rewrite('touched', args, () => ({}));
    return concern(writer, holder);
  }

  private async transferred({ args }: EventNamed<'FragmentTransferred'>, writer: FragmentWriter): Promise<Concern> {
    const [previousHolder, holder] = [args.holder.toString(), args.recipient.toString()];
    const change = (parent: Interval) => ({ holder, recourse: recourseAfter(parent, holder) });
    await writer.rewriteTail('transferred', args, change, { previousHolder });
    return concern(writer, previousHolder, holder);
  }

  private async assigned({ args }: EventNamed<'FragmentAssigned'>, writer: FragmentWriter): Promise<Concern> {
    const [previousHolder, holder] = [args.holder.toString(), args.recipient.toString()];
    await writer.rewriteTail('assigned', args, () => ({ holder, recourse: previousHolder }), { previousHolder });
    return concern(writer, previousHolder, holder);
  }

  private async purchased({ args }: EventNamed<'FragmentPurchased'>, writer: FragmentWriter): Promise<Concern> {
    const [previousHolder, holder, programme] = [args.holder, args.buyer, args.programme].map(String) as [
      string,
      string,
      string,
    ];
    const change = (parent: Interval) => ({ holder, programme, recourse: recourseAfter(parent, holder) });
    await writer.rewriteTail('purchased', args, change, { previousHolder, priceMinor: args.price.toString() });
    return concern(writer, previousHolder, holder);
  }

  private async overdue({ args }: EventNamed<'ReceivableOverdue'>, step: LedgerStep): Promise<Concern> {
    const receivable = args.receivable.toString();
    await step.tx.update(LedgerReceivable, { receivable }, { state: 'overdue' });
    const holders = await LiveFragments.of(step).ofReceivable(receivable);
    return concern({ receivable }, ...new Set(holders.map(({ holder }) => holder)));
  }

  private async paid({ args }: EventNamed<'FragmentPaid'>, writer: FragmentWriter, step: LedgerStep): Promise<Concern> {
    const parent = await writer.takeTail(args.from, args.to);
    const holder = args.payee.toString();
    writer.note('paid', { ...parent, from: args.from, holder }, { previousHolder: parent.holder, payer: args.payer });
    writer.putHead(parent, args.from);
    await retire(step, writer.receivable, args, { paid: true });
    const payers = args.digest === NO_ACT ? await partiesOf(step, args.payer) : [];
    return concern(writer, parent.holder, holder, ...payers);
  }

  private async cancelled(
    { args }: EventNamed<'FragmentCancelled'>,
    writer: FragmentWriter,
    step: LedgerStep,
  ): Promise<Concern> {
    const parent = await writer.takeTail(args.from, args.to);
    writer.note('cancelled', { ...parent, from: args.from });
    writer.putHead(parent, args.from);
    await retire(step, writer.receivable, args, { paid: false });
    return concern(writer, parent.holder);
  }
}

/** Who paid for the debtor, if the account is a party's; of what the debtor pays itself it is told anyway. */
async function partiesOf(step: LedgerStep, account: string): Promise<string[]> {
  return (await step.tx.findBy(LedgerParty, { account })).map(({ party }) => party);
}
