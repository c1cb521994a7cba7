import { Injectable } from '@nestjs/common';
import { Deadlines, StateFact } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { LockStands } from '../domain/errors.js';
import { FindLock } from './find-lock.js';

/** Has the chain undo a lock whose time is over, for its holder, its buyer or the bank that no money came to. */
@Injectable()
export class StateLockLapsed {
  constructor(
    private readonly locks: FindLock,
    private readonly deadlines: Deadlines,
    private readonly facts: StateFact,
  ) {}

  async run(receivable: string, from: string, caller: Principal): Promise<string> {
    const { fragment, lock } = await this.locks.concerning(receivable, from, caller);
    const isOver = (await this.deadlines.presentSeconds()) * 1000 >= lock.unlockFrom.getTime();
    if (!isOver) throw new LockStands(lock.unlockFrom);
    return this.facts.run('unlock-lapsed', { receivable, from, version: fragment.version }, caller);
  }
}
