import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

/** Drafts the end of a pledge; the pledgee alone signs. */
@Injectable()
export class DraftRelease {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: FragmentTerms, caller: Principal): Promise<ActDraft> {
    const { fragment } = await this.fragments.pledgedTo(terms.receivable, terms.from, caller);
    const fields = { ...this.acts.bindingTo(fragment), ...(await this.acts.named('pledgee', caller.party)) };
    return this.acts.draft('release', fields, terms);
  }
}
