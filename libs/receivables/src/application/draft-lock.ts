import { Injectable } from '@nestjs/common';
import { type ActDraft, Deadlines } from '@tallystick/acts';
import { mainlandChinaCalendar } from '@tallystick/kernel';
import type { Principal } from '@tallystick/platform';
import { requireMovable } from '../domain/burdens.js';
import { SettlementBankInvolved } from '../domain/errors.js';
import { amountWithin } from '../domain/interval.js';
import { type LockDays, lockTimesOf } from '../domain/lock-times.js';
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
      ...(await this.conditionsOf(found, [terms.buyer], terms)),
    };
    return this.acts.draft('lock', fields, terms);
  }

  /**
   * Through whom and when its price would be paid, whichever of the buyers paid it. Throws `PayByPassed`, `UnlockTooSoon`, `LockOutlastsClaim`,
   * `SettlementBankUnnamed`, `SettlementBankInvolved`.
   */
  async conditionsOf(
    { fragment, receivable }: FragmentOfReceivable,
    buyers: readonly string[],
    days: LockDays = {},
  ): Promise<Record<'settlementBank' | 'payBy' | 'unlockFrom', string>> {
    const due = receivable.dueAt.getTime() / 1000;
    const times = lockTimesOf(days, await this.deadlines.presentSeconds(), due, mainlandChinaCalendar);
    const settlementBank = await this.settlementBankOf(fragment.holder, [...buyers, receivable.debtor]);
    return { settlementBank, payBy: String(times.payBy), unlockFrom: String(times.unlockFrom) };
  }

  /** @param involved who may not book the price, since it is theirs or is owed by them */
  private async settlementBankOf(holder: string, involved: readonly string[]): Promise<string> {
    const bank = await this.settlementBanks.namedBy(holder);
    if (involved.includes(bank)) throw new SettlementBankInvolved(bank);
    return bank;
  }
}
