import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { FragmentNotFound } from '../domain/errors.js';
import { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';

export interface FragmentOfReceivable {
  readonly fragment: LedgerFragment;
  readonly receivable: LedgerReceivable;
}

/** Finds a live fragment for somebody who may act on it; to anybody else it does not exist. */
@Injectable()
export class FindFragment {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async heldBy(receivable: string, from: string, caller: Principal): Promise<FragmentOfReceivable> {
    const found = await this.find(receivable, from);
    if (found?.fragment.holder !== caller.party) throw new FragmentNotFound(receivable, from);
    return found;
  }

  async owedBy(receivable: string, from: string, caller: Principal): Promise<FragmentOfReceivable> {
    const found = await this.find(receivable, from);
    if (found?.receivable.debtor !== caller.party) throw new FragmentNotFound(receivable, from);
    return found;
  }

  async heldOrOwedBy(receivable: string, from: string, caller: Principal): Promise<FragmentOfReceivable> {
    const found = await this.find(receivable, from);
    if (!found || ![found.fragment.holder, found.receivable.debtor].includes(caller.party))
      throw new FragmentNotFound(receivable, from);
    return found;
  }

  private async find(receivable: string, from: string): Promise<FragmentOfReceivable | undefined> {
    const { manager } = this.dataSource;
    const fragment = await manager.findOneBy(LedgerFragment, { receivable, from });
    const whole = fragment && (await manager.findOneBy(LedgerReceivable, { receivable }));
    return fragment && whole ? { fragment, receivable: whole } : undefined;
  }
}
