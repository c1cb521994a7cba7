import { Inject, Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import { currencyOfNumericCode, dateInShanghai, dueDateInShanghai, priceOf, readRate } from '@tallystick/kernel';
import type { Principal } from '@tallystick/platform';
import type { EntityManager } from 'typeorm';
import {
  NothingLeftToPay,
  QuoteDeclined,
  QuoteRequestNotOpen,
  RateOutOfBounds,
  TooManyQuotes,
} from '../../domain/quotes/quote-errors.js';
import { Quote } from '../../infra/quotes/quote.entity.js';
import type { DraftTerms } from '../draft-fragment-act.js';
import { DraftLock } from '../draft-lock.js';
import { DraftPurchase } from '../draft-purchase.js';
import { FindFragment } from '../find-fragment.js';
import { FindQuoteRequests, type QuoteRequestAsSeen } from './find-quote-requests.js';
import { ownAnswer } from './own-answer.js';
import { QUOTE_LIMITS, type QuoteLimits } from './quote-limits.js';

export interface QuoteTerms extends DraftTerms {
  /** Percent a year, such as `3.6`. */
  readonly annualRatePercent: string;
  readonly feeMinor: string;
}

/**
 * Answers a request by the very act that would buy, drafted by the bank as its buyer at what its rate and fee come to from today on. Earlier quotes
 * stand until they end as acts do; the ledger lets at most one come to pass.
 */
@Injectable()
export class DraftQuote {
  constructor(
    @Inject(QUOTE_LIMITS) private readonly limits: QuoteLimits,
    private readonly requests: FindQuoteRequests,
    private readonly fragments: FindFragment,
    private readonly purchases: DraftPurchase,
    private readonly locks: DraftLock,
  ) {}

  /**
   * @throws QuoteRequestNotFound, NotAskedForAQuote, QuoteDeclined, QuoteRequestNotOpen, TooManyQuotes, RateOutOfBounds, NothingLeftToPay, and what
   * drafting the act does
   */
  async run(id: string, terms: QuoteTerms, caller: Principal): Promise<ActDraft> {
    const now = await this.requests.now();
    const seen = await this.requests.byId(id, caller, now);
    this.requireAnswerable(seen, caller);
    const valueDate = dateInShanghai(Math.floor(now.getTime() / 1000));
    const { annualRatePercent, feeMinor, offer, deadline } = terms;
    const { request } = seen;
    const priceMinor = priceFor(seen, terms, valueDate);
    const found = await this.fragments.existing(request.receivable, request.from);
    const sale = { buyer: caller.party, amountMinor: request.amountMinor, priceMinor, offer, deadline };
    const draft = await (request.kind === 'purchase' ? this.purchases : this.locks).saleOf(found, sale);
    const beside = async (manager: EntityManager, act: string) => {
      // The fragment as it was drawn on above is the one that was asked about only if the request still stands.
      this.requireAnswerable(await this.requests.locked(manager, id, caller, now), caller);
      await manager.insert(Quote, { act, request: id, bank: caller.party, annualRatePercent, feeMinor, valueDate });
    };
    return { ...draft, beside };
  }

  private requireAnswerable(seen: QuoteRequestAsSeen, caller: Principal): void {
    const { declinedAt, quotes } = ownAnswer(seen, caller);
    if (declinedAt) throw new QuoteDeclined();
    if (seen.state !== 'open') throw new QuoteRequestNotOpen(seen.state);
    if (quotes.length >= this.limits.quotesMax) throw new TooManyQuotes(this.limits.quotesMax);
  }
}

function priceFor(
  { request, currency, dueAt }: QuoteRequestAsSeen,
  { annualRatePercent, feeMinor }: QuoteTerms,
  valueDate: ReturnType<typeof dateInShanghai>,
): string {
  const read = readRate(annualRatePercent);
  if (read.fault) throw new RateOutOfBounds(annualRatePercent);
  const price = priceOf({
    amountMinor: BigInt(request.amountMinor),
    currency: currencyOfNumericCode(currency).code,
    rate: read.rate,
    feeMinor: BigInt(feeMinor),
    from: valueDate,
    to: dueDateInShanghai(dueAt.getTime() / 1000),
  });
  if (price.proceedsMinor <= 0n) {
    throw new NothingLeftToPay(request.amountMinor, price.discountMinor.toString(), feeMinor);
  }
  return price.proceedsMinor.toString();
}
