import { Injectable } from '@nestjs/common';
import { type ActDraft, Deadlines } from '@tallystick/acts';
import { mainlandChinaCalendar } from '@tallystick/kernel';
import type { Principal } from '@tallystick/platform';
import { requireMovable } from '../domain/burdens.js';
import { SettlementBankInvolved } from '../domain/errors.js';
import { amountWithin } from '../domain/interval.js';
import { type LockDays, lockTimesOf } from '../domain/lock-times.js';
import type { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';
import { DraftFragmentAct } from './draft-fragment-act.js';
import type { PurchaseTerms, SaleTerms } from './draft-purchase.js';
import { FindBuyersLine } from './find-buyers-line.js';
import { FindFragment, type FragmentOfReceivable } from './find-fragment.js';
import { FindSettlementBank } from './find-settlement-bank.js';

export type LockTerms = PurchaseTerms & LockDays;

/**
 * Drafts the sale of a fragment, or of its tail, by bank transfer; holder and buyer sign. The part is held for the buyer until the holder's
 * settlement bank has the price, or the time is over.
 */
@Injectable()
export class DraftLock {
  constructor(
    private readonly fragments: FindFragment,
    private readonly lines: FindBuyersLine,
    private readonly settlementBanks: FindSettlementBank,
    private readonly deadlines: Deadlines,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: LockTerms, caller: Principal): Promise<ActDraft> {
    return this.saleOf(await this.fragments.heldBy(terms.receivable, terms.from, caller), terms);
  }

  /** As `DraftPurchase.saleOf`. */
  async saleOf(found: FragmentOfReceivable, terms: SaleTerms & LockDays): Promise<ActDraft> {
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
      ...(await this.conditionsOf(found, terms)),
    };
    return this.acts.draft('lock', fields, terms);
  }

  /**
   * Through whom and when its price would be paid. Throws `PayByPassed`, `UnlockTooSoon`, `LockOutlastsClaim`, `SettlementBankUnnamed`,
   * `SettlementBankInvolved`.
   */
  async conditionsOf(
    { fragment, receivable }: FragmentOfReceivable,
    { buyer, ...days }: Pick<SaleTerms, 'buyer'> & LockDays,
  ): Promise<Record<'settlementBank' | 'payBy' | 'unlockFrom', string>> {
    const due = receivable.dueAt.getTime() / 1000;
    const times = lockTimesOf(days, await this.deadlines.presentSeconds(), due, mainlandChinaCalendar);
    const settlementBank = await this.settlementBankOf(fragment.holder, buyer, receivable);
    return { settlementBank, payBy: String(times.payBy), unlockFrom: String(times.unlockFrom) };
  }

  private async settlementBankOf(holder: string, buyer: string, { debtor }: LedgerReceivable): Promise<string> {
    const bank = await this.settlementBanks.namedBy(holder);
    if (bank === buyer || bank === debtor) throw new SettlementBankInvolved(bank);
    return bank;
  }
}
