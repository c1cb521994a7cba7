import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireUnlocked } from '../domain/burdens.js';
import { SettlementBankInvolved } from '../domain/errors.js';
import { amountWithin } from '../domain/interval.js';
import { DraftReceipt, type ReceiptTerms } from './draft-receipt.js';
import { FindFragment } from './find-fragment.js';

/** Drafts the payee's settlement bank's receipt of a claim's payment, or of its tail's; the bank alone signs. */
@Injectable()
export class DraftReceiptedPayment {
  constructor(
    private readonly fragments: FindFragment,
    private readonly receipts: DraftReceipt,
  ) {}

  /** To a bank that is not the payee's the fragment does not exist. */
  async run(terms: ReceiptTerms, caller: Principal): Promise<ActDraft> {
    const found = await this.fragments.paidThrough(terms.receivable, terms.from, caller);
    const { fragment, receivable } = found;
    const payee = fragment.pledgee === '0' ? fragment.holder : fragment.pledgee;
    if (caller.party === receivable.debtor) throw new SettlementBankInvolved(caller.party);
    requireUnlocked(fragment);
    amountWithin(fragment, terms.amountMinor);
    return this.receipts.run('pay-by-receipt', found, payee, terms, caller);
  }
}
