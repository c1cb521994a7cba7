import { Injectable } from '@nestjs/common';
import { FindProgrammes } from '@tallystick/credit';
import type { Principal } from '@tallystick/platform';
import { requireMovable } from '../domain/burdens.js';
import { BuyerWithoutProgramme } from '../domain/errors.js';
import { amountWithin } from '../domain/interval.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface PurchaseTerms extends FragmentTerms {
  /** Party number of the bank. */
  readonly buyer: string;
  /** The fragment's tail of this length; all of it by default. */
  readonly amountMinor?: string | undefined;
  /** What the holder receives, in the same transaction, minor units. */
  readonly priceMinor: string;
}

/** Drafts the sale of a fragment, or of its tail, against deposits; holder and buyer sign, and claim and money change hands together. */
@Injectable()
export class DraftPurchase {
  constructor(
    private readonly fragments: FindFragment,
    private readonly programmes: FindProgrammes,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: PurchaseTerms, caller: Principal): Promise<string> {
    const { fragment, receivable } = await this.fragments.heldBy(terms.receivable, terms.from, caller);
    requireMovable(fragment);
    const amount = amountWithin(fragment, terms.amountMinor);
    const { debtor, currency } = receivable;
    const programme = await this.programmes.withHeadroom(terms.buyer, debtor, currency, BigInt(amount));
    if (programme === undefined) throw new BuyerWithoutProgramme(terms.buyer);
    const fields = {
      ...this.acts.bindingTo(fragment),
      amount,
      ...(await this.acts.named('holder', caller.party)),
      ...(await this.acts.named('buyer', terms.buyer)),
      programme,
      price: terms.priceMinor,
    };
    return this.acts.run('purchase', fields, terms, caller);
  }
}
