import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireUnflagged } from '../domain/burdens.js';
import { amountWithin } from '../domain/interval.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface DisputeTerms extends FragmentTerms {
  /** The fragment's tail of this length is disputed; all of it by default. */
  readonly amountMinor?: string | undefined;
}

/**
 * Drafts the statement of debtor and holder that a fragment, or its tail, is disputed; both sign, and the pledgee if it is pledged. The
 * undisputed part is a fragment of its own from then on, and is paid (保障中小企业款项支付条例, art. 15).
 */
@Injectable()
export class DraftDispute {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: DisputeTerms, caller: Principal): Promise<ActDraft> {
    const { fragment, receivable } = await this.fragments.heldOrOwedBy(terms.receivable, terms.from, caller);
    requireUnflagged(fragment);
    const fields = {
      ...this.acts.bindingTo(fragment),
      amount: amountWithin(fragment, terms.amountMinor),
      ...(await this.acts.named('debtor', receivable.debtor)),
      ...(await this.acts.named('holder', fragment.holder)),
      ...(await this.acts.pledgeeOf(fragment)),
    };
    return this.acts.draft('dispute', fields, terms);
  }
}
