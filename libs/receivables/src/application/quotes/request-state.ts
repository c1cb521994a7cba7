export const QUOTE_REQUEST_STATES = ['open', 'withdrawn', 'lapsed', 'sold', 'overtaken'] as const;
export type QuoteRequestState = (typeof QUOTE_REQUEST_STATES)[number];

/** The fragment as it was asked about: whatever touches it leaves another version, or nothing, in its place. */
const IS_THERE = `EXISTS (
  SELECT 1 FROM ledger.fragment asked WHERE asked.receivable = request.receivable AND asked.from_minor = request.from_minor
    AND asked.version = request.version AND asked.holder = request.seller)`;

const MOVED_IN_TIME = `EXISTS (
  SELECT 1 FROM ledger.fragment_history past WHERE past.receivable = request.receivable AND past.version > request.version
    AND past.from_minor <= request.from_minor AND past.to_minor > request.from_minor AND past.block_time < request.until)`;

/** To a bank only by its own quote: that another's was taken would tell it that another was asked. */
const IS_SOLD = `EXISTS (
  SELECT 1 FROM papers.quote quote JOIN papers.act act ON act.id = quote.act
  JOIN ledger.recorded_act recorded ON recorded.digest = act.digest
  WHERE quote.request = request.id AND :me IN (request.seller, quote.bank))`;

/**
 * Where a `request` stands for the party `:me` at the time `:now`, by the ledger. What has ended stays as it ended, unless a quote from before
 * is recorded still.
 */
export const REQUEST_STATE = `(CASE
  WHEN ${IS_SOLD} THEN 'sold'
  WHEN request.withdrawn_at IS NOT NULL THEN 'withdrawn'
  WHEN ${IS_THERE} THEN CASE WHEN request.until > :now THEN 'open' ELSE 'lapsed' END
  WHEN request.until > :now OR ${MOVED_IN_TIME} THEN 'overtaken'
  ELSE 'lapsed' END)`;
