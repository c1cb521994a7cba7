import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PartyDirectory, type PartyStanding } from '@tallystick/acts';
import { readTogether } from '@tallystick/platform';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { Organisation } from '../infra/organisation.entity.js';
import { LedgerParty } from '../infra/projection/ledger-party.entity.js';
import { LedgerRecovery } from '../infra/projection/ledger-recovery.entity.js';

@Injectable()
export class LedgerPartyDirectory extends PartyDirectory {
  private readonly standings = readTogether((parties: readonly string[]) => this.standingsOf(parties));

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    super();
  }

  standingOf(party: string): Promise<PartyStanding | undefined> {
    return this.standings.read(party);
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

  private async standingsOf(parties: readonly string[]): Promise<ReadonlyMap<string, PartyStanding>> {
    const { manager } = this.dataSource;
    const enrolled = await manager.findBy(LedgerParty, { party: In([...parties]) });
    const recoveries = await manager.findBy(LedgerRecovery, { party: In([...parties]), account: Not(IsNull()) });
    const recovering = new Set(recoveries.map(({ party }) => party));
    return new Map(
      enrolled.map(({ party, account, epoch }) => [party, { account, epoch, recovering: recovering.has(party) }]),
    );
  }
}
