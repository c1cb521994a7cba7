import { type Concern, type LedgerEvent, type LedgerStep, ProjectionBroken, type Projector } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { LedgerProgramme } from './ledger-programme.entity.js';

/** Banks' lines, from the programmes contract. */
export class ProgrammesProjector implements Projector<'programmes'> {
  readonly contract = 'programmes';

  async apply(event: LedgerEvent<'programmes'>, { tx }: LedgerStep): Promise<Concern> {
    const programme = event.args.programme.toString();
    if (event.name === 'ProgrammeOpened') await this.open(event, tx);
    else await this.adjust(event, tx);
    const row = await tx.findOneBy(LedgerProgramme, { programme });
    if (!row) throw new ProjectionBroken(`programme ${programme} was never opened`);
    return { subject: programme, parties: [row.bank, row.debtor] };
  }

  private async open(
    { args, at }: Extract<LedgerEvent, { name: 'ProgrammeOpened' }>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.insert(LedgerProgramme, {
      programme: args.programme.toString(),
      bank: args.bank.toString(),
      debtor: args.debtor.toString(),
      debtorAccount: args.debtorAccount,
      currency: Number(args.currency),
      limitMinor: args.limit.toString(),
      maxTenorDays: Number(args.maxTenorDays),
      verifiers: args.verifiers.map(String),
      open: true,
      version: 1,
      openedAt: at.blockTime,
    });
  }

  private async adjust(
    { args }: Extract<LedgerEvent, { name: 'ProgrammeAdjusted' }>,
    tx: EntityManager,
  ): Promise<void> {
    const changes = {
      version: Number(args.version),
      limitMinor: args.limit.toString(),
      maxTenorDays: Number(args.maxTenorDays),
      open: args.open,
    };
    await tx.update(LedgerProgramme, { programme: args.programme.toString() }, changes);
  }
}
