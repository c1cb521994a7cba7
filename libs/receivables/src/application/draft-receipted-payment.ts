import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireUnlocked } from '../domain/burdens.js';
import { FragmentNotFound, SettlementBankInvolved } from '../domain/errors.js';
import { amountWithin } from '../domain/interval.js';
import { DraftReceipt, type ReceiptTerms } from './draft-receipt.js';
import { FindFragment } from './find-fragment.js';
import { FindSettlementBank } from './find-settlement-bank.js';

/** Drafts the payee's settlement bank's receipt of a claim's payment, or of its tail's; the bank alone signs. */
@Injectable()
export class DraftReceiptedPayment {
  constructor(
    private readonly fragments: FindFragment,
    private readonly settlementBanks: FindSettlementBank,
    private readonly receipts: DraftReceipt,
  ) {}

  /** To a bank that is not the payee's the fragment does not exist. */
  async run(terms: ReceiptTerms, caller: Principal): Promise<ActDraft> {
    const found = await this.fragments.existing(terms.receivable, terms.from);
    const { fragment, receivable } = found;
    const payee = fragment.pledgee === '0' ? fragment.holder : fragment.pledgee;
    const { bank } = await this.settlementBanks.of(payee);
    if (bank !== caller.party) throw new FragmentNotFound(terms.receivable, terms.from);
    if (bank === receivable.debtor) throw new SettlementBankInvolved(bank);
    requireUnlocked(fragment);
    amountWithin(fragment, terms.amountMinor);
    return this.receipts.run('pay-by-receipt', found, payee, terms, caller);
  }
}
