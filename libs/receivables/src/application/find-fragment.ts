import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { FragmentNotFound } from '../domain/errors.js';
import { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';
import { SEES_FRAGMENT } from './who-sees-what.js';

export interface FragmentOfReceivable {
  readonly fragment: LedgerFragment;
  readonly receivable: LedgerReceivable;
}

/** Finds a live fragment for somebody who may act on it; to anybody else it does not exist. */
@Injectable()
export class FindFragment {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  heldBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, ({ fragment }) => fragment.holder === party);
  }

  owedBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, (found) => found.receivable.debtor === party);
  }

  heldOrOwedBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, (found) => [found.fragment.holder, found.receivable.debtor].includes(party));
  }

  pledgedTo(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, ({ fragment }) => fragment.pledgee === party);
  }

  /** For whoever may see it as it is now, or owes it. */
  async seenBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    const isSeen = await this.dataSource
      .createQueryBuilder(LedgerFragment, 'fragment')
      .where('fragment.receivable = :receivable AND fragment.from = :from', { receivable, from })
      .andWhere(SEES_FRAGMENT, { me: party })
      .getExists();
    return this.which(receivable, from, (found) => isSeen || found.receivable.debtor === party);
  }

  /** For a caller of whom it is known already that it may act: the registrar, or a bank that a lock names. */
  existing(receivable: string, from: string): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, () => true);
  }

  private async which(
    receivable: string,
    from: string,
    isOpenTo: (found: FragmentOfReceivable) => boolean,
  ): Promise<FragmentOfReceivable> {
    const { manager } = this.dataSource;
    const fragment = await manager.findOneBy(LedgerFragment, { receivable, from });
    const whole = fragment && (await manager.findOneBy(LedgerReceivable, { receivable }));
    if (!fragment || !whole || !isOpenTo({ fragment, receivable: whole })) throw new FragmentNotFound(receivable, from);
    return { fragment, receivable: whole };
  }
}
