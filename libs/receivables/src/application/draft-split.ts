import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireUnflagged } from '../domain/burdens.js';
import { cutsOf } from '../domain/interval.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface SplitTerms extends FragmentTerms {
  /** The parts' lengths from the fragment's start, minor units; they add up to the fragment. */
  readonly partsMinor: readonly string[];
}

/** Drafts the cutting of one fragment into several of the same holder; the holder signs, and the pledgee if it is pledged. */
@Injectable()
export class DraftSplit {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: SplitTerms, caller: Principal): Promise<ActDraft> {
    const { fragment } = await this.fragments.heldBy(terms.receivable, terms.from, caller);
    requireUnflagged(fragment);
    const fields = {
      ...this.acts.bindingTo(fragment),
      cuts: cutsOf(fragment, terms.partsMinor),
      ...(await this.acts.named('holder', caller.party)),
      ...(await this.acts.pledgeeOf(fragment)),
    };
    return this.acts.draft('split', fields, terms);
  }
}
