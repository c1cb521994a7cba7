import type { Concern, LedgerEvent, Projector } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { LedgerParty } from './ledger-party.entity.js';

/** Who is who, from the party registry. */
export class PartiesProjector implements Projector<'partyRegistry'> {
  readonly contract = 'partyRegistry';

  async apply(event: LedgerEvent<'partyRegistry'>, tx: EntityManager): Promise<Concern> {
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
        await tx.update(LedgerParty, { party }, { account: event.args.account, epoch: event.args.epoch.toString() });
        break;
      case 'PartyEpochRaised':
        await tx.update(LedgerParty, { party }, { epoch: event.args.epoch.toString() });
        break;
    }
    return { subject: party, parties: [party] };
  }
}

function standing(args: {
  readonly roles: bigint;
  readonly verifiedUntil: bigint;
}): Pick<LedgerParty, 'roles' | 'verifiedUntil'> {
  return { roles: Number(args.roles), verifiedUntil: new Date(Number(args.verifiedUntil) * 1000) };
}
