import { require } from './act.js';
import { livePart } from './parts.js';
import { requireCount, requireInTime, requireRegistrars, requireSignedEvenIfUnverified } from './signing.js';
import { overdueOf, STATUS, statusOf } from './state.js';
import type { Rule, Turn } from './turn.js';
import { DAY, type Fields, number, text } from './values.js';

const GRACE = DAY;
const LONGEST_PAUSE = 7n * DAY;
const REST_AFTER_PAUSE = 7n * DAY;

export const listAsset: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireRegistrars(turn);
  const [currency, asset] = [number(fields, 'currency'), text(fields, 'asset')];
  const listed = state.assets.get(currency);
  require(listed === undefined, 'AssetAlreadyListed', { currency, asset: listed ?? '' });
  const exponent = state.fixed.currencies.get(currency);
  require(exponent !== undefined, 'CurrencyUnknown', { currency });
  // What is no token gives no reason.
  require(asset === state.fixed.token, 'nothing said');
  const given = state.fixed.tokenDecimals;
  require(exponent === given, 'AssetDecimalsDiffer', { currency, expected: exponent, given });
  state.assets.set(currency, asset);
  turn.emit('receivables', 'AssetListed', { currency, asset, digest: act.digest });
};

export const declareOverdue: Rule = (turn) => {
  const { state, fields, now } = turn;
  const receivable = number(fields, 'receivable');
  const claim = state.claims.get(receivable);
  const [status, earliest] = [statusOf(claim), (claim?.due ?? 0n) + GRACE];
  const isOverdue = claim !== undefined && status === STATUS.live && now >= earliest;
  require(isOverdue, 'NotOverdue', { receivable, status, earliest });
  state.claims.set(receivable, { ...claim, declaredOverdue: true });
  const { debtor } = claim;
  turn.emit('receivables', 'ReceivableOverdue', { receivable, debtor, overdue: overdueOf(state, debtor) });
};

export const pause: Rule = (turn) => {
  const { state, act, now } = turn;
  requireRegistrars(turn);
  const sequence = requireNextPause(turn);
  const { until: last } = state.pause;
  const earliest = last + REST_AFTER_PAUSE;
  require(last === 0n || now >= earliest, 'PauseTooSoon', { earliest });
  const until = now + LONGEST_PAUSE;
  state.pause = { until, sequence };
  turn.emit('receivables', 'LedgerPaused', { sequence, until, digest: act.digest });
};

export const unpause: Rule = (turn) => {
  const { state, act, now } = turn;
  requireRegistrars(turn);
  const sequence = requireNextPause(turn);
  require(now < state.pause.until, 'NotPaused');
  state.pause = { until: now, sequence };
  turn.emit('receivables', 'LedgerUnpaused', { sequence, digest: act.digest });
};

export const revokeIssue: Rule = (turn) => {
  const shown = requireRevocable(turn, ['debtor', 'creditor']);
  const receivable = number(shown, 'receivable');
  require(!turn.state.claims.has(receivable), 'ReceivableExists', { receivable });
  revoke(turn);
};

export const revokePurchase: Rule = (turn) => revokeWaiting(turn, ['holder', 'buyer']);
export const revokeLock: Rule = (turn) => revokeWaiting(turn, ['holder', 'buyer']);
export const revokePledge: Rule = (turn) => revokeWaiting(turn, ['holder', 'pledgee']);

/** What it names is there as it names it, or it may have run. */
function revokeWaiting(turn: Turn, signatories: readonly string[]): void {
  const shown = requireRevocable(turn, signatories);
  livePart(turn, number(shown, 'receivable'), {
    from: number(shown, 'from'),
    to: number(shown, 'to'),
    version: number(shown, 'version'),
  });
  revoke(turn);
}

function requireRevocable(turn: Turn, signatories: readonly string[]): Fields {
  const { state, fields, act } = turn;
  requireInTime(turn);
  const digest = text(fields, 'digest');
  const { attached } = act;
  if (!attached) throw new Error('a revocation shows what it revokes');
  require(attached.digest === digest, 'RevokedDigestDiffers', { expected: attached.digest, given: digest });
  require(!state.revoked.has(digest), 'RevokedAct', { digest });
  const shown = attached.fields;
  const party = number(fields, 'party');
  require(signatories.some((role) => number(shown, role) === party), 'NotASignatory', { party });
  return shown;
}

function revoke(turn: Turn): void {
  requireCount(turn, 1);
  requireSignedEvenIfUnverified(turn, 'party', 0);
  const [revoked, party] = [text(turn.fields, 'digest'), number(turn.fields, 'party')];
  turn.state.revoked.add(revoked);
  turn.emit('receivables', 'ActRevoked', { revoked, party, digest: turn.act.digest });
}

function requireNextPause({ state, fields }: Turn): bigint {
  const sequence = number(fields, 'sequence');
  const expected = state.pause.sequence + 1n;
  require(sequence === expected, 'SequenceDiffers', { expected, given: sequence });
  return sequence;
}
