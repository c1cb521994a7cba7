import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { NotTheAsker, QuoteRequestNotOpen } from '../../domain/quotes/quote-errors.js';
import { QuoteRequest } from '../../infra/quotes/quote-request.entity.js';
import { FindQuoteRequests } from './find-quote-requests.js';

/** A seller asks no more: no further quote is taken. Those that were made are acts, and end as acts do. */
@Injectable()
export class WithdrawQuoteRequest {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly requests: FindQuoteRequests,
  ) {}

  /** Withdrawing again changes nothing. @throws QuoteRequestNotFound, NotTheAsker, QuoteRequestNotOpen */
  async run(id: string, caller: Principal): Promise<void> {
    const now = await this.requests.now();
    await this.dataSource.transaction(async (manager) => {
      const { request, state, answers } = await this.requests.locked(manager, id, caller, now);
      if (request.seller !== caller.party) throw new NotTheAsker();
      if (request.withdrawnAt) return;
      if (state !== 'open') throw new QuoteRequestNotOpen(state);
      await manager.update(QuoteRequest, { id }, { withdrawnAt: now });
      const banks = answers.map(({ bank }) => bank);
      await announce(manager, [{ parties: banks, type: 'quote-request-withdrawn', subject: id }]);
    });
  }
}
