import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireMovable } from '../domain/burdens.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface PledgeTerms extends FragmentTerms {
  /** Party number of the bank. */
  readonly pledgee: string;
}

/** Drafts the pledge of a whole fragment to a bank; holder and pledgee sign. From then on payments go to the pledgee. */
@Injectable()
export class DraftPledge {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: PledgeTerms, caller: Principal): Promise<ActDraft> {
    const { fragment } = await this.fragments.heldBy(terms.receivable, terms.from, caller);
    requireMovable(fragment);
    const fields = {
      ...this.acts.bindingTo(fragment),
      ...(await this.acts.named('holder', caller.party)),
      ...(await this.acts.named('pledgee', terms.pledgee)),
    };
    return this.acts.draft('pledge', fields, terms);
  }
}
