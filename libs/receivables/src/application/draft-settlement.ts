import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { ReceiptAmountDiffers } from '../domain/errors.js';
import { DraftReceipt, type ReceiptTerms } from './draft-receipt.js';
import { FindLock } from './find-lock.js';

/** Drafts a settlement bank's receipt of a locked part's price, which makes the part the buyer's; the bank alone signs. */
@Injectable()
export class DraftSettlement {
  constructor(
    private readonly locks: FindLock,
    private readonly receipts: DraftReceipt,
  ) {}

  async run(terms: ReceiptTerms, caller: Principal): Promise<ActDraft> {
    const found = await this.locks.paidThrough(terms.receivable, terms.from, caller);
    const { priceMinor, payBy } = found.lock;
    if (terms.amountMinor !== priceMinor) throw new ReceiptAmountDiffers(priceMinor, terms.amountMinor);
    return this.receipts.run('settle', found, found.fragment.holder, terms, caller, payBy.getTime() / 1000);
  }
}
