import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACT_STATES, type ActState } from '@tallystick/acts';
import { type CalendarDate, currencyOfNumericCode, daysBetween, dueDateInShanghai } from '@tallystick/kernel';
import type { AnswerAsSeen, QuoteAsSeen } from '../../application/quotes/find-answers.js';
import type { QuoteRequestAsSeen } from '../../application/quotes/find-quote-requests.js';
import { QUOTE_REQUEST_STATES, type QuoteRequestState } from '../../application/quotes/request-state.js';
import { QUOTED_KINDS, type QuotedKind } from '../../infra/quotes/quote-request.entity.js';

export class QuoteView {
  @ApiProperty({ format: 'uuid', description: 'The act by which the bank would buy; sign it to accept.' })
  act!: string;

  @ApiProperty({ example: '3.6', description: 'Percent a year, ACT/360.' })
  annualRatePercent!: string;

  @ApiProperty({ description: 'Minor units.' })
  feeMinor!: string;

  @ApiProperty({ description: 'For which it is discounted: from the value date to the due date.' })
  days!: number;

  @ApiProperty({ format: 'date', description: 'In Shanghai: from this day on the discount is reckoned.' })
  valueDate!: string;

  @ApiProperty({
    description: 'What the seller receives, minor units: the amount less `round(amount x rate x days / 360)` and fee.',
  })
  priceMinor!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When it was offered; of the bank’s own draft, when it was drafted.',
  })
  quotedAt!: string;

  @ApiProperty({ enum: ACT_STATES, description: 'Of the act.' })
  state!: ActState;

  @ApiProperty({ description: 'Before the bank has signed, it is not bound.' })
  signedByBank!: boolean;

  @ApiProperty({ format: 'date-time', description: 'Of the act: until then both must have signed.' })
  deadline!: string;
}

export class QuoteAnswerView {
  @ApiProperty({ description: 'Party number.' })
  bank!: string;

  @ApiProperty({ enum: ['asked', 'quoted', 'declined'] })
  state!: 'asked' | 'quoted' | 'declined';

  @ApiPropertyOptional({ format: 'date-time' })
  declinedAt?: string;

  @ApiPropertyOptional({ description: 'Why the bank names no price.' })
  reason?: string;

  @ApiProperty({ type: [QuoteView], description: 'The oldest first. Drafts are the bank’s own alone.' })
  quotes!: QuoteView[];
}

export class QuoteRequestView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Party number of who asks.' })
  seller!: string;

  @ApiProperty()
  receivable!: string;

  @ApiProperty({ description: 'Where the fragment started when it was asked about, minor units.' })
  from!: string;

  @ApiProperty({ description: 'Where it ended.' })
  to!: string;

  @ApiProperty({ description: 'Of the fragment; any act on it makes another.' })
  version!: string;

  @ApiProperty({ description: 'What is to be sold, the fragment’s tail, minor units.' })
  amountMinor!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ format: 'date', description: 'The business day on which the claim is due.' })
  dueDate!: string;

  @ApiProperty({ description: 'Party number of who owes.' })
  debtor!: string;

  @ApiProperty({ enum: QUOTED_KINDS })
  kind!: QuotedKind;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when it takes quotes.' })
  until!: string;

  @ApiProperty({
    enum: QUOTE_REQUEST_STATES,
    description:
      '`sold`: a quote of it is on the ledger, to a bank its own; `overtaken`: the fragment is no longer there as it was asked about; `lapsed`: its time is over.',
  })
  state!: QuoteRequestState;

  @ApiProperty({ type: [QuoteAnswerView], description: 'To the seller those of all banks, to a bank its own.' })
  answers!: QuoteAnswerView[];
}

export class QuoteRequestPageView {
  @ApiProperty({ type: [QuoteRequestView] })
  items!: QuoteRequestView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function quoteRequestView(seen: QuoteRequestAsSeen): QuoteRequestView {
  const { request, state, debtor, dueAt, answers } = seen;
  const { id, seller, receivable, from, to, version, amountMinor, kind, askedAt, until } = request;
  const dueDate = dueDateInShanghai(dueAt.getTime() / 1000);
  return {
    ...{ id, seller, receivable, from, to, version, amountMinor },
    ...{ currency: currencyOfNumericCode(seen.currency).code, dueDate, debtor, kind },
    ...{ askedAt: askedAt.toISOString(), until: until.toISOString(), state },
    answers: answers.map((answer) => answerView(answer, dueDate)),
  };
}

function answerView({ bank, declinedAt, reason, quotes }: AnswerAsSeen, dueDate: CalendarDate): QuoteAnswerView {
  return {
    bank,
    state: declinedAt ? 'declined' : quotes.length > 0 ? 'quoted' : 'asked',
    ...(declinedAt ? { declinedAt: declinedAt.toISOString() } : {}),
    ...(reason === null ? {} : { reason }),
    quotes: quotes.map((quote) => quoteView(quote, dueDate)),
  };
}

function quoteView(quote: QuoteAsSeen, dueDate: CalendarDate): QuoteView {
  const { act, annualRatePercent, feeMinor, valueDate, priceMinor, state, signedByBank } = quote;
  return {
    ...{ act, annualRatePercent, feeMinor, days: Math.max(0, daysBetween(valueDate, dueDate)), valueDate, priceMinor },
    ...{ quotedAt: quote.quotedAt.toISOString(), state, signedByBank, deadline: quote.deadline.toISOString() },
  };
}
