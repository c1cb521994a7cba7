import type { Concern, LedgerEvent, LedgerStep, Projector } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { LedgerParty } from './ledger-party.entity.js';
import { LedgerRecovery } from './ledger-recovery.entity.js';

/** Who is who, from the party registry. */
export class PartiesProjector implements Projector<'partyRegistry'> {
  readonly contract = 'partyRegistry';

  async apply(event: LedgerEvent<'partyRegistry'>, { tx }: LedgerStep): Promise<Concern> {
    const party = event.args.party.toString();
    switch (event.name) {
      case 'PartyEnrolled':
        await tx.insert(LedgerParty, {
          party,
          account: event.args.account,
          ...standing(event.args),
          epoch: '1',
          enrolledAt: event.at.blockTime,
        });
        break;
      case 'PartyRenewed':
        await tx.update(LedgerParty, { party }, standing(event.args));
        break;
      case 'PartyAccountChanged':
        await this.goesOver(tx, event.args);
        break;
      case 'PartyEpochRaised':
        await tx.update(LedgerParty, { party }, { epoch: event.args.epoch.toString() });
        break;
      case 'RecoveryProposed':
        await tx.save(LedgerRecovery, {
          party,
          account: event.args.account,
          completesAt: new Date(Number(event.args.completesAt) * 1000),
          restsUntil: null,
        });
        break;
      case 'RecoveryStopped':
        await tx.save(LedgerRecovery, {
          party,
          account: null,
          completesAt: null,
          restsUntil: new Date(Number(event.args.restsUntil) * 1000),
        });
        await tx.update(LedgerParty, { party }, { epoch: event.args.epoch.toString() });
        break;
      case 'RecoveryCompleted':
        await tx.delete(LedgerRecovery, { party });
        await this.goesOver(tx, event.args);
        break;
    }
    return { subject: party, parties: [party] };
  }

  private async goesOver(
    tx: EntityManager,
    { party, account, epoch }: { readonly party: bigint; readonly account: string; readonly epoch: bigint },
  ): Promise<void> {
    await tx.update(LedgerParty, { party: party.toString() }, { account, epoch: epoch.toString() });
  }
}

function standing(args: {
  readonly roles: bigint;
  readonly verifiedUntil: bigint;
}): Pick<LedgerParty, 'roles' | 'verifiedUntil'> {
  return { roles: Number(args.roles), verifiedUntil: new Date(Number(args.verifiedUntil) * 1000) };
}
