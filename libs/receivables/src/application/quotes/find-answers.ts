import type { ActState } from '@tallystick/acts';
import type { CalendarDate } from '@tallystick/kernel';
import type { Principal } from '@tallystick/platform';
import type { EntityManager } from 'typeorm';
import { SEES_ANSWER, SEES_QUOTE } from '../who-sees-what.js';

/** A quote, and the act that it is. */
export interface QuoteAsSeen {
  readonly act: string;
  readonly annualRatePercent: string;
  readonly feeMinor: string;
  readonly valueDate: CalendarDate;
  readonly priceMinor: string;
  /** When the seller was offered it; of a draft, when it was drafted. */
  readonly quotedAt: Date;
  readonly deadline: Date;
  readonly state: ActState;
  readonly signedByBank: boolean;
}

/** What a bank has answered so far. */
export interface AnswerAsSeen {
  readonly bank: string;
  readonly declinedAt: Date | null;
  readonly reason: string | null;
  /** The oldest first. */
  readonly quotes: readonly QuoteAsSeen[];
}

type AnswerRow = Omit<AnswerAsSeen, 'quotes'> & { readonly request: string };
type QuoteRow = QuoteAsSeen & { readonly request: string; readonly bank: string };

/** The answers to requests that the caller was let see, by request: to the seller all, to a bank its own. */
export async function findAnswers(
  requests: readonly string[],
  { party: me }: Pick<Principal, 'party'>,
  manager: EntityManager,
): Promise<ReadonlyMap<string, readonly AnswerAsSeen[]>> {
  if (requests.length === 0) return new Map();
  const answers = await manager.query<AnswerRow[]>(ANSWERS, [requests, me]);
  const quotes = Map.groupBy(await manager.query<QuoteRow[]>(QUOTES, [requests, me]), nameOf);
  const seen = answers.map((row) => ({ ...row, quotes: quotes.get(nameOf(row)) ?? [] }));
  return Map.groupBy(seen, ({ request }) => request);
}

const nameOf = ({ request, bank }: { readonly request: string; readonly bank: string }) => `${request}:${bank}`;

const ME = '$2';
const bound = (condition: string) => condition.replaceAll(':me', ME);

const ANSWERS = `
  SELECT asked.request, asked.bank::text AS bank, asked.declined_at AS "declinedAt", asked.reason
  FROM papers.quote_request_bank asked JOIN papers.quote_request request ON request.id = asked.request
  WHERE asked.request = ANY($1) AND ${bound(SEES_ANSWER)} ORDER BY asked.bank`;

const QUOTES = `
  SELECT quote.request, quote.bank::text AS bank, quote.act, trim_scale(quote.annual_rate_percent)::text AS "annualRatePercent",
    quote.fee_minor::text AS "feeMinor", quote.value_date::text AS "valueDate", act.message ->> 'price' AS "priceMinor",
    coalesce(act.offered_at, act.drafted_at) AS "quotedAt", act.deadline, standing.state,
    EXISTS (SELECT 1 FROM papers.act_signatory own
      WHERE own.act_id = act.id AND own.party = quote.bank AND own.signature IS NOT NULL) AS "signedByBank"
  FROM papers.quote quote JOIN papers.quote_request request ON request.id = quote.request
  JOIN papers.act act ON act.id = quote.act JOIN papers.act_standing standing ON standing.act_id = act.id
  WHERE quote.request = ANY($1) AND ${bound(SEES_QUOTE)} ORDER BY act.drafted_at, act.id`;
