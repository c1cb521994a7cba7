import type { Concern, LedgerEvent, LedgerStep, Projector } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { LedgerInvoice } from './ledger-invoice.entity.js';

/** What may be financed of each invoice and what is, from the trade registry. */
export class InvoicesProjector implements Projector<'tradeRegistry'> {
  readonly contract = 'tradeRegistry';

  async apply(event: LedgerEvent<'tradeRegistry'>, { tx }: LedgerStep): Promise<Concern> {
    switch (event.name) {
      case 'InvoiceUpdated':
        return this.update(event, tx);
      case 'TradeAttested':
        return { subject: event.args.digest, parties: [event.args.verifier.toString()] };
      case 'OverFinanced':
        return this.warnVerifier(event.args.nullifier, tx);
    }
  }

  private async update(
    { args }: Extract<LedgerEvent, { name: 'InvoiceUpdated' }>,
    tx: EntityManager,
  ): Promise<Concern> {
    const { nullifier, cap, used, sequence, verifier } = args;
    await tx.upsert(
      LedgerInvoice,
      {
        nullifier,
        capMinor: cap.toString(),
        usedMinor: used.toString(),
        sequence: sequence.toString(),
        verifier: verifier.toString(),
        overFinanced: cap < used,
      },
      ['nullifier'],
    );
    return { subject: nullifier, parties: [verifier.toString()] };
  }

  private async warnVerifier(nullifier: string, tx: EntityManager): Promise<Concern> {
    const invoice = await tx.findOneBy(LedgerInvoice, { nullifier });
    return { subject: nullifier, parties: invoice ? [invoice.verifier] : [] };
  }
}
