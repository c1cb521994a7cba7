import { type Concern, type LedgerEvent, ProjectionBroken, type Projector } from '@tallystick/chain';
import { debtorOf, type ReceivableId } from '@tallystick/act-types';
import type { EntityManager } from 'typeorm';
import { FragmentWriter } from './fragment-writer.js';
import { LedgerAsset } from './ledger-asset.entity.js';
import { LedgerReceivable } from './ledger-receivable.entity.js';

type EventNamed<N extends string> = Extract<LedgerEvent<'receivables'>, { name: N }>;

const NO_ACT = `0x${'0'.repeat(64)}`;
const FIRST_VERSION = 1n;

/** Receivables and their fragments, derived from the ledger's events alone. */
export class ReceivablesProjector implements Projector<'receivables'> {
  readonly contract = 'receivables';

  async apply(event: LedgerEvent<'receivables'>, tx: EntityManager): Promise<Concern> {
    switch (event.name) {
      case 'AssetListed':
        await tx.insert(LedgerAsset, { currency: Number(event.args.currency), address: event.args.asset });
        return { subject: event.args.currency.toString(), parties: [] };
      case 'ActRevoked':
        return { subject: event.args.revoked, parties: [event.args.party.toString()] };
      case 'Issued':
        return this.issued(event, tx);
      case 'FragmentSplit':
        return this.split(event, writerOf(event, tx));
      case 'FragmentsMerged':
        return this.merged(event, writerOf(event, tx));
      case 'FragmentTouched':
        return this.touched(event, writerOf(event, tx));
      case 'FragmentTransferred':
        return this.transferred(event, writerOf(event, tx));
      case 'FragmentPurchased':
        return this.purchased(event, writerOf(event, tx));
      case 'FragmentPaid':
        return this.paid(event, writerOf(event, tx), tx);
      case 'FragmentCancelled':
        return this.cancelled(event, writerOf(event, tx), tx);
    }
  }

  private async issued({ args, at, ...event }: EventNamed<'Issued'>, tx: EntityManager): Promise<Concern> {
    const receivable = args.receivable.toString();
    const [debtor, creditor, programme] = [args.debtor.toString(), args.creditor.toString(), args.programme.toString()];
    await tx.insert(LedgerReceivable, {
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
    const writer = new FragmentWriter(tx, { args, at, ...event }, FIRST_VERSION, args.digest);
    await writer.put('issued', { from: 0n, to: args.face, holder: creditor, programme });
    return { subject: receivable, parties: [debtor, creditor] };
  }

  private async split({ args }: EventNamed<'FragmentSplit'>, writer: FragmentWriter): Promise<Concern> {
    const [parent] = await writer.takeTiles(args.from, args.to);
    let from = args.from;
    for (const to of [...args.cuts, args.to]) {
      await writer.put('split', { ...parent, from, to });
      from = to;
    }
    return concern(writer, parent.holder);
  }

  private async merged({ args }: EventNamed<'FragmentsMerged'>, writer: FragmentWriter): Promise<Concern> {
    const [first] = await writer.takeTiles(args.from, args.to);
    await writer.put('merged', { ...first, to: args.to });
    return concern(writer, first.holder);
  }

  private async touched({ args }: EventNamed<'FragmentTouched'>, writer: FragmentWriter): Promise<Concern> {
    const [fragment] = await writer.takeTiles(args.from, args.to);
    await writer.put('touched', fragment);
    return concern(writer, fragment.holder);
  }

  private async transferred({ args }: EventNamed<'FragmentTransferred'>, writer: FragmentWriter): Promise<Concern> {
    const parent = await writer.takeTail(args.from, args.to);
    const [previousHolder, holder] = [args.holder.toString(), args.recipient.toString()];
    await writer.put('transferred', { ...parent, from: args.from, holder }, { previousHolder });
    await writer.putHead(parent, args.from);
    return concern(writer, previousHolder, holder);
  }

  private async purchased({ args }: EventNamed<'FragmentPurchased'>, writer: FragmentWriter): Promise<Concern> {
    const parent = await writer.takeTail(args.from, args.to);
    const [previousHolder, holder] = [args.holder.toString(), args.buyer.toString()];
    const bought = { ...parent, from: args.from, holder, programme: args.programme.toString() };
    await writer.put('purchased', bought, { previousHolder, priceMinor: args.price.toString() });
    await writer.putHead(parent, args.from);
    return concern(writer, previousHolder, holder);
  }

  private async paid(
    { args }: EventNamed<'FragmentPaid'>,
    writer: FragmentWriter,
    tx: EntityManager,
  ): Promise<Concern> {
    const parent = await writer.takeTail(args.from, args.to);
    const holder = args.payee.toString();
    await writer.note(
      'paid',
      { ...parent, from: args.from, holder },
      { previousHolder: parent.holder, payer: args.payer },
    );
    await writer.putHead(parent, args.from);
    await retire(tx, writer.receivable, args.to - args.from, { paid: true });
    return concern(writer, parent.holder, holder);
  }

  private async cancelled(
    { args }: EventNamed<'FragmentCancelled'>,
    writer: FragmentWriter,
    tx: EntityManager,
  ): Promise<Concern> {
    const parent = await writer.takeTail(args.from, args.to);
    await writer.note('cancelled', { ...parent, from: args.from });
    await writer.putHead(parent, args.from);
    await retire(tx, writer.receivable, args.to - args.from, { paid: false });
    return concern(writer, parent.holder);
  }
}

function writerOf(
  event: Extract<LedgerEvent<'receivables'>, { args: { version: bigint } }>,
  tx: EntityManager,
): FragmentWriter {
  const { version, digest } = event.args;
  return new FragmentWriter(tx, event, version, digest === NO_ACT ? null : digest);
}

/** The debtor is told of every change: it owes to whoever holds a fragment. */
function concern(writer: FragmentWriter, ...holders: string[]): Concern {
  const debtor = debtorOf(writer.receivable as ReceivableId).toString();
  return { subject: writer.receivable, parties: [debtor, ...holders] };
}

async function retire(
  tx: EntityManager,
  receivable: string,
  amount: bigint,
  { paid }: { paid: boolean },
): Promise<void> {
  const row = await tx.findOneBy(LedgerReceivable, { receivable });
  if (!row) throw new ProjectionBroken(`receivable ${receivable} was never issued`);
  const retired = BigInt(row.retiredMinor) + amount;
  await tx.update(
    LedgerReceivable,
    { receivable },
    {
      retiredMinor: retired.toString(),
      paidMinor: (BigInt(row.paidMinor) + (paid ? amount : 0n)).toString(),
      state: retired === BigInt(row.faceMinor) ? 'settled' : row.state,
    },
  );
}
