import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PartyDirectory, type PartyStanding } from '@tallystick/acts';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { Organisation } from '../infra/organisation.entity.js';
import { LedgerParty } from '../infra/projection/ledger-party.entity.js';
import { LedgerRecovery } from '../infra/projection/ledger-recovery.entity.js';

@Injectable()
export class LedgerPartyDirectory extends PartyDirectory {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    super();
  }

  async standingOf(party: string): Promise<PartyStanding | undefined> {
    const { manager } = this.dataSource;
    const enrolled = await manager.findOneBy(LedgerParty, { party });
    if (!enrolled) return undefined;
    const recovering = await manager.existsBy(LedgerRecovery, { party, account: Not(IsNull()) });
    return { account: enrolled.account, epoch: enrolled.epoch, recovering };
  }

  async partyOfAccount(account: string): Promise<string | undefined> {
    const enrolled = await this.dataSource.manager.findOneBy(LedgerParty, { account });
    if (enrolled) return enrolled.party;
    const declared = await this.dataSource.manager.findOneBy(Organisation, { account });
    return declared?.party;
  }

  async namesOf(parties: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await this.dataSource.manager.find(Organisation, {
      where: { party: In([...parties]) },
      select: { party: true, name: true },
    });
    return new Map(known.map(({ party, name }) => [party, name]));
  }
}
