import { Injectable } from '@nestjs/common';
import { type ActDraft, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { FragmentFlagged, NotFrozen } from '../domain/errors.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

/** Drafts the stopping of a fragment, for seven days unless an order confirms it, or the lifting of that; the registrar signs. */
@Injectable()
export class DraftFreeze {
  constructor(
    private readonly registrar: RegistrarsClient,
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(kind: 'freeze' | 'unfreeze', terms: FragmentTerms, caller: Principal): Promise<ActDraft> {
    await this.registrar.require(caller);
    const { fragment } = await this.fragments.existing(terms.receivable, terms.from);
    const { frozen } = fragment;
    if (kind === 'unfreeze' && !frozen) throw new NotFrozen();
    if (kind === 'freeze' && frozen) throw new FragmentFlagged({ frozen, locked: false, disputed: false });
    return this.acts.draft(kind, this.acts.bindingTo(fragment), terms);
  }
}
