import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { ReceivableNotFound } from '../domain/errors.js';
import { FragmentHistory } from '../infra/projection/fragment-history.entity.js';
import { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';
import { FindBurdens, type FragmentAsSeen } from './find-burdens.js';
import { FRAGMENT_LIST, RECEIVABLE_LIST } from './lists.js';
import { IS_SEEN, SEES_FRAGMENT, SEES_PAST, SEES_RECEIVABLE } from './who-sees-what.js';

export interface ReceivableWithFragments {
  readonly receivable: LedgerReceivable;
  /** Those the caller may see, by where they start. */
  readonly fragments: readonly FragmentAsSeen[];
}

@Injectable()
export class FindReceivables {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly burdens: FindBurdens,
  ) {}

  async byId(id: string, caller: Principal): Promise<ReceivableWithFragments> {
    const receivable = await this.visible(caller).andWhere('receivable.receivable = :id', { id }).getOne();
    if (!receivable) throw new ReceivableNotFound();
    return { receivable, fragments: await this.fragmentsOf(receivable, caller) };
  }

  /** By what is asked for; newest first otherwise. @throws CursorInvalid */
  page(request: ListRequest, { party: me }: Principal): Promise<Page<LedgerReceivable>> {
    const query = this.dataSource.createQueryBuilder(LedgerReceivable, 'receivable').where(IS_SEEN, { me });
    return readList(query, RECEIVABLE_LIST, request);
  }

  /** What the caller holds now. @throws CursorInvalid */
  async holdings(request: ListRequest, caller: Principal): Promise<Page<FragmentAsSeen>> {
    const query = this.dataSource
      .createQueryBuilder(LedgerFragment, 'fragment')
      .where('fragment.holder = :me', { me: caller.party });
    const page = await readList(query, FRAGMENT_LIST, request);
    return { ...page, items: await this.burdens.of(page.items, caller) };
  }

  /** What happened, oldest first: to the debtor everything, to others what concerns the parts that they hold or held; a price to buyer and seller. */
  async history(id: string, caller: Principal): Promise<FragmentHistory[]> {
    const { receivable } = await this.byId(id, caller);
    const query = this.dataSource
      .createQueryBuilder(FragmentHistory, 'past')
      .where('past.receivable = :id', { id })
      .orderBy({ 'past.blockNumber': 'ASC', 'past.logIndex': 'ASC', 'past.part': 'ASC' });
    if (receivable.debtor === caller.party) return query.getMany();
    const rows = await query.andWhere(SEES_PAST, { me: caller.party }).getMany();
    return rows.map((row) => pricedFor(caller.party, row));
  }

  private visible(caller: Principal): SelectQueryBuilder<LedgerReceivable> {
    return this.dataSource
      .createQueryBuilder(LedgerReceivable, 'receivable')
      .where(SEES_RECEIVABLE, { me: caller.party });
  }

  private async fragmentsOf(
    { receivable: id, debtor }: LedgerReceivable,
    caller: Principal,
  ): Promise<FragmentAsSeen[]> {
    const query = this.dataSource
      .createQueryBuilder(LedgerFragment, 'fragment')
      .where('fragment.receivable = :id', { id })
      .orderBy('fragment.from', 'ASC');
    if (debtor !== caller.party) query.andWhere(SEES_FRAGMENT, { me: caller.party });
    return this.burdens.of(await query.getMany(), caller);
  }
}

/** Whoever holds a part later sees that it was sold, not for how much: banks see one another's prices as little as their quotes. */
function pricedFor(party: string, row: FragmentHistory): FragmentHistory {
  return row.holder === party || row.previousHolder === party ? row : { ...row, priceMinor: null, bankReference: null };
}
