import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ActState } from '@tallystick/acts';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { QuoteRequestNotOpen, QuoteStands } from '../../domain/quotes/quote-errors.js';
import { AskedBank } from '../../infra/quotes/asked-bank.entity.js';
import { FindQuoteRequests } from './find-quote-requests.js';
import { ownAnswer } from './own-answer.js';

/** In which a quote may still be signed, or was. */
const STANDING: readonly ActState[] = ['draft', 'offered', 'relayed', 'recorded'];

/** A bank tells the seller that it names no price. Final, so that the seller can go by it; said again it is nothing more. */
@Injectable()
export class DeclineToQuote {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly requests: FindQuoteRequests,
  ) {}

  /** @throws QuoteRequestNotFound, NotAskedForAQuote, QuoteRequestNotOpen, QuoteStands */
  async run(id: string, reason: string, caller: Principal): Promise<void> {
    const now = await this.requests.now();
    await this.dataSource.transaction(async (manager) => {
      const seen = await this.requests.locked(manager, id, caller, now);
      const { declinedAt, quotes } = ownAnswer(seen, caller);
      if (declinedAt) return;
      if (seen.state !== 'open') throw new QuoteRequestNotOpen(seen.state);
      const standing = quotes.find(({ state }) => STANDING.includes(state));
      if (standing) throw new QuoteStands(standing.act);
      await manager.update(AskedBank, { request: id, bank: caller.party }, { declinedAt: now, reason });
      await announce(manager, [{ parties: [seen.request.seller], type: 'quote-declined', subject: id }]);
    });
  }
}
