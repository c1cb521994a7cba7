import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ActDraft, Deadlines, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { requireUnlocked } from '../domain/burdens.js';
import { FreezeUnconfirmed, NotFrozen, ReassignmentTooSoon } from '../domain/errors.js';
import { FragmentFreeze } from '../infra/projection/fragment-freeze.entity.js';
import type { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface ReassignmentTerms extends FragmentTerms {
  /** Party number of whom the order gives it to. */
  readonly recipient: string;
  /** Party number of a regulator, or of a bank, with no interest in the fragment. */
  readonly witness: string;
}

/** As the ledger counts it: the holder has three days to be heard after the order was shown. */
const HEARING_SECONDS = 3 * 86_400;

/** Drafts the giving of a frozen fragment to another party, by the order that confirmed the freeze; registrar and witness sign. */
@Injectable()
export class DraftReassignment {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly registrar: RegistrarsClient,
    private readonly fragments: FindFragment,
    private readonly deadlines: Deadlines,
    private readonly acts: DraftFragmentAct,
  ) {}

  /** Not drafted before the hearing is over: what is signed by then would be recorded the moment it is, whatever the holder had said. */
  async run(terms: ReassignmentTerms, caller: Principal): Promise<ActDraft> {
    await this.registrar.require(caller);
    const { fragment } = await this.fragments.existing(terms.receivable, terms.from);
    requireUnlocked(fragment);
    const fields = {
      ...this.acts.bindingTo(fragment),
      holder: fragment.holder,
      recipient: terms.recipient,
      order: await this.orderHeard(fragment),
      ...(await this.acts.named('witness', terms.witness)),
    };
    return this.acts.draft('reassign', fields, terms);
  }

  private async orderHeard({ receivable, from, frozen }: LedgerFragment): Promise<string> {
    const freeze = await this.dataSource.manager.findOneBy(FragmentFreeze, { receivable, from });
    if (!frozen || !freeze) throw new NotFrozen();
    const { order, confirmedAt } = freeze;
    if (order === null || confirmedAt === null) throw new FreezeUnconfirmed();
    const earliest = new Date(confirmedAt.getTime() + HEARING_SECONDS * 1000);
    if ((await this.deadlines.presentSeconds()) * 1000 < earliest.getTime()) throw new ReassignmentTooSoon(earliest);
    return order;
  }
}
