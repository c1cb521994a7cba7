import { Injectable } from '@nestjs/common';
import { Deadlines, StateFact } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { NotOverdue } from '../domain/errors.js';
import { FindReceivables } from './find-receivables.js';

/** As the ledger counts it. */
const GRACE_SECONDS = 86_400;

/** Has the chain say that a receivable is overdue: a day after its due time, for whoever may see it. Its debtor issues nothing new then. */
@Injectable()
export class StateOverdue {
  constructor(
    private readonly receivables: FindReceivables,
    private readonly deadlines: Deadlines,
    private readonly facts: StateFact,
  ) {}

  async run(id: string, caller: Principal): Promise<string> {
    const { receivable } = await this.receivables.byId(id, caller);
    const earliest = receivable.dueAt.getTime() / 1000 + GRACE_SECONDS;
    const isLate = (await this.deadlines.presentSeconds()) >= earliest;
    // Recorded already, it is the same fact: the worker's schedule may have been quicker.
    if (receivable.state === 'settled' || !isLate) throw new NotOverdue(receivable.state, new Date(earliest * 1000));
    return this.facts.run('declare-overdue', { receivable: id }, caller);
  }
}
