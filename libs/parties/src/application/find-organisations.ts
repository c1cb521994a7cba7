import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { OrganisationNotFound } from '../domain/errors.js';
import { Organisation } from '../infra/organisation.entity.js';
import { LedgerParty } from '../infra/projection/ledger-party.entity.js';

export interface OrganisationWithStanding {
  readonly organisation: Organisation;
  /** Missing until the registrar has enrolled it. */
  readonly enrolled?: LedgerParty;
}

/** The directory in which one finds a counterparty: who is who, and whether the registrar vouches for it. */
@Injectable()
export class FindOrganisations {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byParty(party: string): Promise<OrganisationWithStanding> {
    const organisation = await this.dataSource.manager.findOneBy(Organisation, { party });
    if (!organisation) throw new OrganisationNotFound(party);
    const enrolled = await this.dataSource.manager.findOneBy(LedgerParty, { party });
    return { organisation, ...(enrolled ? { enrolled } : {}) };
  }

  /** Who a trade document means by a USCC or LEI (either may be empty); undefined when no organisation has it. */
  async partyByIdentifier(uscc: string, lei: string): Promise<string | undefined> {
    const where = [...(uscc ? [{ uscc }] : []), ...(lei ? [{ lei }] : [])];
    if (where.length === 0) return undefined;
    return (await this.dataSource.manager.findOne(Organisation, { where, select: { party: true } }))?.party;
  }

  /** @param search part of a name, or a whole USCC or LEI */
  async page(
    search: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<OrganisationWithStanding>> {
    const [after] = decodeCursor(cursor, [/^[0-9]{1,10}$/]) ?? [];
    const query = this.dataSource
      .createQueryBuilder(Organisation, 'organisation')
      .where('NOT organisation.isOperator')
      .orderBy('organisation.party', 'ASC')
      .take(limit + 1);
    if (after) query.andWhere('organisation.party > :after', { after });
    if (search) {
      const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere('(organisation.name ILIKE :part OR organisation.uscc = :search OR organisation.lei = :search)', {
        part,
        search,
      });
    }
    const organisations = await query.getMany();
    const enrolled = await this.enrolledAmong(organisations.map(({ party }) => party));
    const rows = organisations.map((organisation) => {
      const standing = enrolled.get(organisation.party);
      return { organisation, ...(standing ? { enrolled: standing } : {}) };
    });
    return pageOf(
      rows,
      limit,
      ({ organisation }) => [organisation.party],
      (row) => row,
    );
  }

  private async enrolledAmong(parties: readonly string[]): Promise<Map<string, LedgerParty>> {
    if (parties.length === 0) return new Map();
    const rows = await this.dataSource
      .createQueryBuilder(LedgerParty, 'party')
      .where('party.party IN (:...parties)', { parties })
      .getMany();
    return new Map(rows.map((row) => [row.party, row]));
  }
}
