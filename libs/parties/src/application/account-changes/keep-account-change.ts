import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import type { SignersChange } from '../../domain/account-signers.js';
import { AccountChangeNotFound } from '../../domain/acting/errors.js';
import { KeptAccountChange } from '../../infra/acting/kept-account-change.entity.js';
import { PrepareAccountChange } from '../prepare-account-change.js';
import { ACCOUNT_CHANGES } from '../who-sees-what.js';
import { RoomForChange } from './room-for-change.js';

/** Keeps a change of the caller's account for its persons to approve, each on a device of their own, and gives it up. */
@Injectable()
export class KeepAccountChange {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly preparing: PrepareAccountChange,
    private readonly room: RoomForChange,
  ) {}

  /** Throws what a change of the account is refused for, and `AccountChangesLimitReached`. @returns its id */
  async run(terms: SignersChange & { readonly deadline?: string | undefined }, caller: Principal): Promise<string> {
    const { remove, add, threshold, deadline } = terms;
    const prepared = await this.preparing.run({ remove, add, threshold, deadline }, caller);
    const { account, change, digest } = prepared;
    return this.dataSource.transaction(async (manager) => {
      await this.room.make(caller.party, account, manager);
      const row = manager.create(KeptAccountChange, {
        ...{ party: caller.party, account: account.address, configuration: account.configuration.toString() },
        ...{ remove: [...remove], add: add.map(({ person, key }) => ({ person, key })), threshold, digest },
        ...{ deadline: change.deadline, preparedBy: caller.clientId, preparedAt: new Date(this.clock.nowMs()) },
      });
      const { id } = await manager.save(row);
      await announce(manager, [{ parties: [caller.party], type: 'account-change-prepared', subject: id }]);
      return id;
    });
  }

  /** What was approved goes with it. Throws `AccountChangeNotFound`. */
  async discard(id: string, caller: Principal): Promise<void> {
    const { manager } = this.dataSource;
    const change = await ACCOUNT_CHANGES.seenBy(caller, manager).andWhere('change.id = :id', { id }).getOne();
    if (!change) throw new AccountChangeNotFound();
    await manager.delete(KeptAccountChange, { id });
  }
}
