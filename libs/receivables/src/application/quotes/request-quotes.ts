import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { dueDateInShanghai } from '@tallystick/kernel';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { requireMovable } from '../../domain/burdens.js';
import { amountWithin } from '../../domain/interval.js';
import { ClaimMatured, TooManyQuoteRequests, UntilOutOfRange } from '../../domain/quotes/quote-errors.js';
import { AskedBank } from '../../infra/quotes/asked-bank.entity.js';
import { type QuotedKind, QuoteRequest } from '../../infra/quotes/quote-request.entity.js';
import { DraftLock } from '../draft-lock.js';
import { FindFragment, type FragmentOfReceivable } from '../find-fragment.js';
import { QUOTE_REQUESTS } from '../who-sees-what.js';
import { FindQuoteRequests } from './find-quote-requests.js';
import { QUOTE_LIMITS, type QuoteLimits } from './quote-limits.js';
import { REQUEST_STATE } from './request-state.js';
import { RequireBanks } from './require-banks.js';

export interface QuoteRequestTerms {
  readonly receivable: string;
  /** Where the fragment starts, minor units. */
  readonly from: string;
  /** The fragment's tail of this length; all of it by default. */
  readonly amountMinor?: string | undefined;
  readonly kind: QuotedKind;
  /** Party numbers. */
  readonly banks: readonly string[];
  /** By default as late as is allowed. */
  readonly until?: Date | undefined;
}

const HOUR_MS = 3_600_000;

/** Asks banks for the price of a fragment, or of its tail. It binds nobody: what binds is the act that a bank answers with, once both have signed. */
@Injectable()
export class RequestQuotes {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(QUOTE_LIMITS) private readonly limits: QuoteLimits,
    private readonly fragments: FindFragment,
    private readonly banks: RequireBanks,
    private readonly locks: DraftLock,
    private readonly requests: FindQuoteRequests,
  ) {}

  /**
   * @returns its id. @throws FragmentNotFound, PledgeStands, FragmentFlagged, AmountOverFragment, ClaimMatured, UntilOutOfRange,
   * TooManyQuoteRequests, what `RequireBanks` throws, and of a lock what drafting it would
   */
  async run(terms: QuoteRequestTerms, caller: Principal): Promise<string> {
    const found = await this.fragments.heldBy(terms.receivable, terms.from, caller);
    const { fragment } = found;
    requireMovable(fragment);
    const amountMinor = amountWithin(fragment, terms.amountMinor);
    await this.banks.run(terms.banks, caller);
    const now = await this.requests.now();
    const until = this.untilOf(found, terms.until, now);
    if (terms.kind === 'lock') await this.locks.conditionsOf(found, terms.banks);
    const { receivable, from, to, version } = fragment;
    const asked = { receivable, from, to, version, amountMinor, kind: terms.kind, until };
    return this.dataSource.transaction(async (manager) => {
      await this.requireRoom(manager, caller, now);
      const row = manager.create(QuoteRequest, { ...asked, seller: caller.party, askedAt: now, withdrawnAt: null });
      const { id } = await manager.save(row);
      await manager.insert(
        AskedBank,
        terms.banks.map((bank) => ({ request: id, bank, declinedAt: null, reason: null })),
      );
      await announce(manager, [{ parties: terms.banks, type: 'quote-requested', subject: id }]);
      return id;
    });
  }

  private untilOf({ receivable: { dueAt } }: FragmentOfReceivable, asked: Date | undefined, now: Date): Date {
    if (dueAt <= now) throw new ClaimMatured(dueDateInShanghai(dueAt.getTime() / 1000));
    const latest = new Date(Math.min(now.getTime() + this.limits.hoursMax * HOUR_MS, dueAt.getTime()));
    const until = asked ?? latest;
    if (until <= now || until > latest) throw new UntilOutOfRange(until, now, latest);
    return until;
  }

  private async requireRoom(manager: EntityManager, caller: Principal, now: Date): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('tallystick-quote-requests', $1))`, [
      caller.party,
    ]);
    const open = await QUOTE_REQUESTS.seenBy(caller, manager)
      .andWhere('request.seller = :me AND request.until > :now', { now })
      .andWhere(`${REQUEST_STATE} = 'open'`)
      .getCount();
    if (open >= this.limits.openMax) throw new TooManyQuoteRequests(this.limits.openMax);
  }
}
