import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActsHttpModule } from '@tallystick/acts/http';
import { PartiesModule } from '@tallystick/parties';
import { DeclineToQuote } from '../../application/quotes/decline-to-quote.js';
import { DraftQuote } from '../../application/quotes/draft-quote.js';
import { FindQuoteRequests } from '../../application/quotes/find-quote-requests.js';
import { QUOTE_LIMITS, type QuoteLimits } from '../../application/quotes/quote-limits.js';
import { RequestQuotes } from '../../application/quotes/request-quotes.js';
import { RequireBanks } from '../../application/quotes/require-banks.js';
import { WithdrawQuoteRequest } from '../../application/quotes/withdraw-quote-request.js';
import { AskedBank } from '../../infra/quotes/asked-bank.entity.js';
import { Quote } from '../../infra/quotes/quote.entity.js';
import { QuoteRequest } from '../../infra/quotes/quote-request.entity.js';
import { ReceivablesModule } from '../../receivables.module.js';
import { ReceivablesHttpModule } from '../receivables-http.module.js';
import { QuoteRequestsController } from './quote-requests.controller.js';

/** Requests for quotes, and the quotes that answer them. */
@Module({})
export class QuotesHttpModule {
  static forRoot(limits: QuoteLimits): DynamicModule {
    return {
      module: QuotesHttpModule,
      imports: [
        TypeOrmModule.forFeature([QuoteRequest, AskedBank, Quote]),
        ...[ReceivablesModule, ReceivablesHttpModule, ActsHttpModule, PartiesModule],
      ],
      controllers: [QuoteRequestsController],
      providers: [
        { provide: QUOTE_LIMITS, useValue: limits },
        ...[DeclineToQuote, DraftQuote, FindQuoteRequests, RequestQuotes, RequireBanks, WithdrawQuoteRequest],
      ],
    };
  }
}
