import { RowRule } from '@tallystick/platform';
import { QuoteRequest } from '../infra/quotes/quote-request.entity.js';

/**
 * Who sees what of the ledger through our doors, as conditions in SQL. `:me` is the party that looks; a condition on a row names the alias
 * that the row must have.
 */

/** The holder, whom it is pledged to, who bought it and waits for the transfer, and the bank whose programme it is drawn on: its past as well. */
const FRAGMENT_IS_MINE = `(fragment.holder = :me OR fragment.pledgee = :me OR EXISTS (
  SELECT 1 FROM ledger.programme line WHERE line.programme = fragment.programme AND line.bank = :me) OR EXISTS (
  SELECT 1 FROM ledger.fragment_lock held
  WHERE held.receivable = fragment.receivable AND held.from_minor = fragment.from_minor AND held.buyer = :me))`;

/** The bank whose receipt counts for the claim's payment, since who is paid named it. */
export const IS_PAID_THROUGH_ME = `EXISTS (
  SELECT 1 FROM ledger.settlement_bank named
  WHERE named.bank = :me AND named.party = CASE WHEN fragment.pledgee = 0 THEN fragment.holder ELSE fragment.pledgee END)`;

/** The bank whose receipt counts: of a lock's price, or of the claim's payment. */
const RECEIPT_IS_MINE = `(EXISTS (
  SELECT 1 FROM ledger.fragment_lock held
  WHERE held.receivable = fragment.receivable AND held.from_minor = fragment.from_minor AND held.settlement_bank = :me)
  OR ${IS_PAID_THROUGH_ME})`;

/** Who is asked to witness an order, as long as the act is open: nobody signs unseen. */
const ORDER_IS_MINE = `EXISTS (
  SELECT 1 FROM papers.act_signatory asked JOIN papers.act act ON act.id = asked.act_id
  WHERE asked.party = :me AND asked.role = 'witness' AND asked.refused_at IS NULL AND act.offered_at IS NOT NULL
    AND act.deadline >= (SELECT block_time FROM ledger.cursor)
    AND act.message ->> 'receivable' = fragment.receivable::text AND act.message ->> 'from' = fragment.from_minor::text)`;

/** Who stands behind it owes what the debtor does not pay, and must know to whom. */
const RECOURSE_IS_MINE = 'fragment.recourse = :me';

/** A live fragment as it is now. */
export const SEES_FRAGMENT = `(${FRAGMENT_IS_MINE} OR ${RECEIPT_IS_MINE} OR ${ORDER_IS_MINE} OR ${RECOURSE_IS_MINE})`;

/** A receivable: its debtor, who sees a fragment of it, and who ever held one. */
export const SEES_RECEIVABLE = `(receivable.debtor = :me OR EXISTS (
  SELECT 1 FROM ledger.fragment fragment WHERE fragment.receivable = receivable.receivable AND ${SEES_FRAGMENT}) OR EXISTS (
  SELECT 1 FROM ledger.fragment_history past WHERE past.receivable = receivable.receivable AND (past.holder = :me OR past.previous_holder = :me)))`;

/**
 * As `SEES_RECEIVABLE`, but gathered from what is the party's own by an index each: a list must cost by what a party has, not by what there is.
 * They are held to one another by a test.
 */
export const IS_SEEN = `receivable.receivable IN (
  SELECT own.receivable FROM ledger.receivable own WHERE own.debtor = :me
  UNION ALL SELECT receivable FROM ledger.fragment WHERE holder = :me
  UNION ALL SELECT receivable FROM ledger.fragment WHERE pledgee = :me
  UNION ALL SELECT receivable FROM ledger.fragment WHERE recourse = :me
  UNION ALL SELECT fragment.receivable FROM ledger.fragment JOIN ledger.programme line USING (programme) WHERE line.bank = :me
  UNION ALL SELECT receivable FROM ledger.fragment_lock WHERE buyer = :me
  UNION ALL SELECT receivable FROM ledger.fragment_lock WHERE settlement_bank = :me
  UNION ALL SELECT fragment.receivable FROM ledger.settlement_bank named JOIN ledger.fragment ON fragment.holder = named.party
    WHERE named.bank = :me AND fragment.pledgee = 0
  UNION ALL SELECT fragment.receivable FROM ledger.settlement_bank named JOIN ledger.fragment ON fragment.pledgee = named.party
    WHERE named.bank = :me AND named.party <> 0
  UNION ALL SELECT receivable FROM ledger.fragment_history WHERE holder = :me
  UNION ALL SELECT receivable FROM ledger.fragment_history WHERE previous_holder = :me
  UNION ALL SELECT fragment.receivable FROM papers.act_signatory asked JOIN papers.act act ON act.id = asked.act_id
    JOIN ledger.fragment ON act.message ->> 'receivable' = fragment.receivable::text AND act.message ->> 'from' = fragment.from_minor::text
    WHERE asked.party = :me AND asked.role = 'witness' AND asked.refused_at IS NULL AND act.offered_at IS NOT NULL
      AND act.deadline >= (SELECT block_time FROM ledger.cursor))`;

/**
 * What happened to a part: who held it then, and whose it is now. Whoever paid keeps the proof of it. A settlement bank
 * and a witness need the present alone.
 */
export const SEES_PAST = `(past.holder = :me OR past.previous_holder = :me OR EXISTS (
  SELECT 1 FROM ledger.party payer WHERE payer.party = :me AND payer.account = past.payer) OR EXISTS (
  SELECT 1 FROM ledger.fragment fragment WHERE fragment.receivable = past.receivable
    AND fragment.from_minor < past.to_minor AND past.from_minor < fragment.to_minor AND ${FRAGMENT_IS_MINE}))`;

/** A request for quotes: who asks, and each bank that is asked. Of the others' answers, and of their number, a bank is shown nothing. */
export const QUOTE_REQUESTS = new RowRule(
  QuoteRequest,
  'request',
  `(request.seller = :me OR EXISTS (
    SELECT 1 FROM papers.quote_request_bank mine WHERE mine.request = request.id AND mine.bank = :me))`,
);

/**
 * As `QUOTE_REQUESTS`, gathered from what is the party's own: as an array, which is looked up, where of a set the planner may think that it is soonest
 * met on a walk through everybody's.
 */
export const QUOTE_REQUESTS_OF_A_LIST = new RowRule(
  QuoteRequest,
  'request',
  `request.id = ANY (ARRAY(SELECT own.id FROM papers.quote_request own WHERE own.seller = :me
    UNION ALL SELECT mine.request FROM papers.quote_request_bank mine WHERE mine.bank = :me))`,
);

/** Of an asked bank's answer: who asks, and the bank itself. */
export const SEES_ANSWER = ':me IN (request.seller, asked.bank)';

/** Of a quote: the bank itself, and once its act is offered who asks. */
export const SEES_QUOTE = '(quote.bank = :me OR (request.seller = :me AND act.offered_at IS NOT NULL))';
