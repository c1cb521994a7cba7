import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireMovable } from '../domain/burdens.js';
import { amountWithin } from '../domain/interval.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface TransferTerms extends FragmentTerms {
  /** Party number of who is to hold it. */
  readonly recipient: string;
  /** The fragment's tail of this length; all of it by default. */
  readonly amountMinor?: string | undefined;
}

/**
 * Drafts the passing of a fragment, or of its tail, to another party; holder and recipient sign. Assigned with recourse, the holder stands
 * behind it from then on.
 */
@Injectable()
export class DraftTransfer {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(kind: 'transfer' | 'assign-with-recourse', terms: TransferTerms, caller: Principal): Promise<ActDraft> {
    const { fragment } = await this.fragments.heldBy(terms.receivable, terms.from, caller);
    requireMovable(fragment);
    const fields = {
      ...this.acts.bindingTo(fragment),
      amount: amountWithin(fragment, terms.amountMinor),
      ...(await this.acts.named('holder', caller.party)),
      ...(await this.acts.named('recipient', terms.recipient)),
    };
    return this.acts.draft(kind, fields, terms);
  }
}
