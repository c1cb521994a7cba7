import { Injectable } from '@nestjs/common';
import { type ActDraft, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

/** What every act by a court's order names. */
export interface OrderTerms extends FragmentTerms {
  /** 32 bytes, 0x hex: a hash of the order that nobody can guess. */
  readonly order: string;
  /** Party number of a regulator, or of a bank, with no interest in the fragment. */
  readonly witness: string;
}

export interface OrderedDisputeTerms extends OrderTerms {
  /** Whether the dispute begins or ends. */
  readonly disputed: boolean;
}

/** Drafts the beginning or the end of a dispute by a court's order; registrar and witness sign. */
@Injectable()
export class DraftDisputedByOrder {
  constructor(
    private readonly registrar: RegistrarsClient,
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: OrderedDisputeTerms, caller: Principal): Promise<ActDraft> {
    await this.registrar.require(caller);
    const { fragment } = await this.fragments.existing(terms.receivable, terms.from);
    const fields = {
      ...this.acts.bindingTo(fragment),
      disputed: terms.disputed,
      order: terms.order,
      ...(await this.acts.named('witness', terms.witness)),
    };
    return this.acts.draft('order-dispute', fields, terms);
  }
}
