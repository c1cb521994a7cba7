import { Injectable } from '@nestjs/common';
import { type ActDraft, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { NotFrozen } from '../domain/errors.js';
import type { OrderTerms } from './draft-disputed-by-order.js';
import { DraftFragmentAct } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

/** Drafts the showing of the order behind a freeze, which stands until it is lifted then; registrar and witness sign. */
@Injectable()
export class DraftFreezeConfirmation {
  constructor(
    private readonly registrar: RegistrarsClient,
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: OrderTerms, caller: Principal): Promise<ActDraft> {
    await this.registrar.require(caller);
    const { fragment } = await this.fragments.existing(terms.receivable, terms.from);
    if (!fragment.frozen) throw new NotFrozen();
    const fields = {
      ...this.acts.bindingTo(fragment),
      order: terms.order,
      ...(await this.acts.named('witness', terms.witness)),
    };
    return this.acts.draft('confirm-freeze', fields, terms);
  }
}
