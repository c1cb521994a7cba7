import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireMovable } from '../domain/burdens.js';
import { amountWithin } from '../domain/interval.js';
import { DraftFragmentAct, type DraftTerms, type FragmentTerms } from './draft-fragment-act.js';
import { FindBuyersLine } from './find-buyers-line.js';
import { FindFragment, type FragmentOfReceivable } from './find-fragment.js';

/** For what, and to whom, a fragment's holder sells it. */
export interface SaleTerms extends DraftTerms {
  /** Party number of the bank. */
  readonly buyer: string;
  /** The fragment's tail of this length; all of it by default. */
  readonly amountMinor?: string | undefined;
  /** What the holder receives, in the same transaction, minor units. */
  readonly priceMinor: string;
}

export type PurchaseTerms = FragmentTerms & SaleTerms;

/** Drafts the sale of a fragment, or of its tail, against deposits; holder and buyer sign, and claim and money change hands together. */
@Injectable()
export class DraftPurchase {
  constructor(
    private readonly fragments: FindFragment,
    private readonly lines: FindBuyersLine,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: PurchaseTerms, caller: Principal): Promise<ActDraft> {
    return this.saleOf(await this.fragments.heldBy(terms.receivable, terms.from, caller), terms);
  }

  /** Of a fragment that the drafter was let see, as its holder or as a bank that this one asks for a price. */
  async saleOf(found: FragmentOfReceivable, terms: SaleTerms): Promise<ActDraft> {
    const { fragment } = found;
    requireMovable(fragment);
    const amount = amountWithin(fragment, terms.amountMinor);
    const fields = {
      ...this.acts.bindingTo(fragment),
      amount,
      ...(await this.acts.named('holder', fragment.holder)),
      ...(await this.acts.named('buyer', terms.buyer)),
      programme: await this.lines.run(terms.buyer, found, amount),
      price: terms.priceMinor,
    };
    return this.acts.draft('purchase', fields, terms);
  }
}
