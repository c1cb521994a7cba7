import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { FragmentNotFound } from '../domain/errors.js';
import { FragmentLock } from '../infra/projection/fragment-lock.entity.js';
import { FindFragment, type FragmentOfReceivable } from './find-fragment.js';

export interface LockedFragment extends FragmentOfReceivable {
  readonly lock: FragmentLock;
}

/** Finds a locked fragment for who may undo or settle the lock; to anybody else it does not exist. */
@Injectable()
export class FindLock {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly fragments: FindFragment,
  ) {}

  heldFor(receivable: string, from: string, { party }: Principal): Promise<LockedFragment> {
    return this.which(receivable, from, ({ lock }) => lock.buyer === party);
  }

  paidThrough(receivable: string, from: string, { party }: Principal): Promise<LockedFragment> {
    return this.which(receivable, from, ({ lock }) => lock.settlementBank === party);
  }

  /** For holder, buyer or settlement bank. */
  concerning(receivable: string, from: string, { party }: Principal): Promise<LockedFragment> {
    return this.which(receivable, from, ({ fragment, lock }) =>
      [fragment.holder, lock.buyer, lock.settlementBank].includes(party),
    );
  }

  private async which(
    receivable: string,
    from: string,
    isOpenTo: (found: LockedFragment) => boolean,
  ): Promise<LockedFragment> {
    // Together: a question that only follows on a fragment that exists would tell by the time it takes that it does.
    const [lock, found] = await Promise.all([
      this.dataSource.manager.findOneBy(FragmentLock, { receivable, from }),
      this.fragments.existing(receivable, from),
    ]);
    if (!lock || !isOpenTo({ ...found, lock })) throw new FragmentNotFound(receivable, from);
    return { ...found, lock };
  }
}
