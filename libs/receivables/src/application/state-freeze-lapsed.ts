import { Injectable } from '@nestjs/common';
import { Deadlines, StateFact } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { FragmentNotFound, FreezeStands, NotFrozen } from '../domain/errors.js';
import { FindBurdens } from './find-burdens.js';
import { FindFragment } from './find-fragment.js';

/** Has the chain lift a freeze that no order confirmed in its time, for holder, debtor or pledgee. */
@Injectable()
export class StateFreezeLapsed {
  constructor(
    private readonly fragments: FindFragment,
    private readonly burdens: FindBurdens,
    private readonly deadlines: Deadlines,
    private readonly facts: StateFact,
  ) {}

  async run(receivable: string, from: string, caller: Principal): Promise<string> {
    const { fragment, receivable: whole } = await this.fragments.existing(receivable, from);
    if (![fragment.holder, fragment.pledgee, whole.debtor].includes(caller.party))
      throw new FragmentNotFound(receivable, from);
    const [seen] = await this.burdens.of([fragment], caller);
    if (!seen?.freeze) throw new NotFrozen();
    const { order, lapsesAt } = seen.freeze;
    const isOver = order === null && (await this.deadlines.presentSeconds()) * 1000 >= lapsesAt.getTime();
    if (!isOver) throw new FreezeStands(order === null ? lapsesAt : undefined);
    return this.facts.run('unfreeze-lapsed', { receivable, from, version: fragment.version }, caller);
  }
}
