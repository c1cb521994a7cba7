import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireUnlocked } from '../domain/burdens.js';
import { amountWithin } from '../domain/interval.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface PaymentTerms extends FragmentTerms {
  /** A part payment retires the fragment's tail of this length; all of it by default. */
  readonly amountMinor?: string | undefined;
}

/** Drafts the payment of a fragment by its debtor; whoever holds it at that version, or its pledgee, is paid, in the same transaction. */
@Injectable()
export class DraftPayment {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: PaymentTerms, caller: Principal): Promise<ActDraft> {
    const { fragment } = await this.fragments.owedBy(terms.receivable, terms.from, caller);
    requireUnlocked(fragment);
    const fields = {
      ...this.acts.bindingTo(fragment),
      amount: amountWithin(fragment, terms.amountMinor),
      ...(await this.acts.named('debtor', caller.party)),
    };
    return this.acts.draft('pay', fields, terms);
  }
}
