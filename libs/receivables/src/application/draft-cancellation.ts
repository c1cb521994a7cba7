import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireCancellable } from '../domain/burdens.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface CancellationTerms extends FragmentTerms {
  /** Party number of the verifier whose signature gives the invoice back for one corrected issue; without it the invoice stays used. */
  readonly verifier?: string | undefined;
}

/** Drafts the cancelling of a fragment; debtor and holder sign, the pledgee if it is pledged, and the verifier when the invoice is to be issued once more, corrected. */
@Injectable()
export class DraftCancellation {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: CancellationTerms, caller: Principal): Promise<ActDraft> {
    const { fragment, receivable } = await this.fragments.heldOrOwedBy(terms.receivable, terms.from, caller);
    requireCancellable(fragment);
    const verifier = terms.verifier
      ? { ...(await this.acts.named('verifier', terms.verifier)), nullifiers: [receivable.nullifier] }
      : { verifier: '0', verifierEpoch: '0', nullifiers: [] };
    const fields = {
      ...this.acts.bindingTo(fragment),
      ...(await this.acts.named('debtor', receivable.debtor)),
      ...(await this.acts.named('holder', fragment.holder)),
      ...(await this.acts.pledgeeOf(fragment)),
      ...verifier,
    };
    return this.acts.draft('cancel', fields, terms);
  }
}
