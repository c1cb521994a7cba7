import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, readList } from '@tallystick/platform';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { OrganisationNotFound, PartyNotEnrolled } from '../domain/errors.js';
import { Organisation } from '../infra/organisation.entity.js';
import { LedgerParty } from '../infra/projection/ledger-party.entity.js';
import { LedgerRecovery } from '../infra/projection/ledger-recovery.entity.js';
import { ORGANISATION_LIST } from './organisation-list.js';

export interface EnrolledParty extends LedgerParty {
  /** Open: until it is stopped or completed the party cannot act. */
  readonly recovery?: { readonly account: string; readonly completesAt: Date };
}

export interface OrganisationWithStanding {
  readonly organisation: Organisation;
  /** Missing until the registrar has enrolled it. */
  readonly enrolled?: EnrolledParty;
}

/** The directory in which one finds a counterparty: who is who, and whether the registrar vouches for it. */
@Injectable()
export class FindOrganisations {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byParty(party: string): Promise<OrganisationWithStanding> {
    const organisation = await this.dataSource.manager.findOneBy(Organisation, { party });
    if (!organisation) throw new OrganisationNotFound(party);
    const enrolled = (await this.enrolledAmong([party])).get(party);
    return { organisation, ...(enrolled ? { enrolled } : {}) };
  }

  /** Throws `PartyNotEnrolled`. */
  async enrolled(party: string): Promise<EnrolledParty> {
    const enrolled = (await this.enrolledAmong([party])).get(party);
    if (!enrolled) throw new PartyNotEnrolled(party);
    return enrolled;
  }

  /** Who a trade document means by a USCC or LEI (either may be empty); undefined when no organisation has it. */
  async partyByIdentifier(uscc: string, lei: string): Promise<string | undefined> {
    const where = [...(uscc ? [{ uscc }] : []), ...(lei ? [{ lei }] : [])];
    if (where.length === 0) return undefined;
    return (await this.dataSource.manager.findOne(Organisation, { where, select: { party: true } }))?.party;
  }

  /** Whom USCCs and LEIs name, by them; what nobody has is left out. */
  async partiesByCodes(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const named = [...new Set(codes)].filter((code) => code !== '');
    if (named.length === 0) return new Map();
    const where = [{ uscc: In(named) }, { lei: In(named) }];
    const found = await this.dataSource.manager.find(Organisation, {
      where,
      select: { party: true, uscc: true, lei: true },
    });
    return new Map(
      found.flatMap(({ party, uscc, lei }) => [uscc, lei].flatMap((code) => (code ? [[code, party] as const] : []))),
    );
  }

  /** @param request with part of a name, or a whole USCC or LEI. @throws CursorInvalid */
  async page(request: ListRequest & { readonly search?: string | undefined }): Promise<Page<OrganisationWithStanding>> {
    const { search } = request;
    const query = this.dataSource.createQueryBuilder(Organisation, 'organisation').where('NOT organisation.isOperator');
    if (search) {
      const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere('(organisation.name ILIKE :part OR organisation.uscc = :search OR organisation.lei = :search)', {
        part,
        search,
      });
    }
    const { items, ...more } = await readList(query, ORGANISATION_LIST, request);
    const enrolled = await this.enrolledAmong(items.map(({ party }) => party));
    const rows = items.map((organisation) => {
      const standing = enrolled.get(organisation.party);
      return { organisation, ...(standing ? { enrolled: standing } : {}) };
    });
    return { ...more, items: rows };
  }

  private async enrolledAmong(parties: readonly string[]): Promise<Map<string, EnrolledParty>> {
    const { manager } = this.dataSource;
    const rows = await manager.findBy(LedgerParty, { party: In([...parties]) });
    const open = await manager.findBy(LedgerRecovery, { party: In([...parties]), account: Not(IsNull()) });
    const recoveries = new Map(open.map((row) => [row.party, row]));
    return new Map(
      rows.map((row) => {
        const { account, completesAt } = recoveries.get(row.party) ?? {};
        return [row.party, { ...row, ...(account && completesAt ? { recovery: { account, completesAt } } : {}) }];
      }),
    );
  }
}
