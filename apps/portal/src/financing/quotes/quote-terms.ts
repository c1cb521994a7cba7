import { type CalendarDate, Decimal } from '@tallystick/kernel';
import type { Drafter, PlannedDraft } from '../../drafting/draft-and-offer.js';
import { readPrice, type TypedPrice } from '../offer-terms.js';
import type { QuoteRequestView } from './views.js';

const PERCENT_SCALE = 2;

/** A bank's quote as it is typed, and what it comes to. @param today from which the discount is reckoned */
export function readQuote(typed: TypedPrice, request: QuoteRequestView, today: CalendarDate) {
  const { amountMinor, currency, dueDate } = request;
  return readPrice(typed, { amountMinor: BigInt(amountMinor), currency, dueDate: dueDate as CalendarDate }, today);
}

export interface AgreedQuote {
  readonly request: QuoteRequestView;
  readonly bank: string;
  /** A fraction a year. */
  readonly rate: Decimal;
  readonly feeMinor: bigint;
  readonly priceMinor: bigint;
}

/** What the service is asked to draft, and what its draft must say: the part that was asked about, at the price that was shown. */
export function plannedQuote({ request, bank, rate, feeMinor, priceMinor }: AgreedQuote): PlannedDraft {
  const { receivable, from, to, version, amountMinor: amount, seller: holder, kind } = request;
  const annualRatePercent = Decimal.of(rate.unscaled, rate.scale - PERCENT_SCALE).toString();
  return {
    terms: { annualRatePercent, feeMinor: String(feeMinor) },
    agreed: { kind, fields: { receivable, from, to, version, amount, holder, buyer: bank, price: String(priceMinor) } },
  };
}

interface QuoteBody {
  readonly annualRatePercent: string;
  readonly feeMinor: string;
}

/** By the door of the request that the quote answers. */
export const quoteDrafter =
  (id: string): Drafter =>
  async (connection, [{ terms }], key) => [
    await connection.call(
      connection.routes.POST('/v1/quote-requests/{id}/quotes', {
        params: { path: { id } },
        body: { ...(terms as unknown as QuoteBody), offer: false },
        headers: { 'idempotency-key': key },
      }),
    ),
  ];
