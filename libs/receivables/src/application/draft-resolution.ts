import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { NotDisputed } from '../domain/errors.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

/** Drafts the end of a dispute; debtor and holder sign. */
@Injectable()
export class DraftResolution {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: FragmentTerms, caller: Principal): Promise<ActDraft> {
    const { fragment, receivable } = await this.fragments.heldOrOwedBy(terms.receivable, terms.from, caller);
    if (!fragment.disputed) throw new NotDisputed();
    const fields = {
      ...this.acts.bindingTo(fragment),
      ...(await this.acts.named('debtor', receivable.debtor)),
      ...(await this.acts.named('holder', fragment.holder)),
    };
    return this.acts.draft('resolve', fields, terms);
  }
}
