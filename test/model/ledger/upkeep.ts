import { require } from './act.js';
import { livePart } from './parts.js';
import { requireCount, requireInTime, requireRegistrars, requireSignedEvenIfUnverified } from './signing.js';
import { overdueOf } from './state.js';
import type { Rule, Turn } from './turn.js';
import { DAY, type Fields, number, text } from './values.js';

const GRACE = DAY;
const LONGEST_PAUSE = 7n * DAY;
const REST_AFTER_PAUSE = 7n * DAY;

export const listAsset: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireRegistrars(turn);
  const [currency, asset] = [number(fields, 'currency'), text(fields, 'asset')];
  require(!state.assets.has(currency), 'AssetAlreadyListed');
  const exponent = state.fixed.currencies.get(currency);
  require(exponent !== undefined, 'CurrencyUnknown');
  // What is no token gives no reason.
  require(asset === state.fixed.token, 'nothing said');
  require(exponent === state.fixed.tokenDecimals, 'AssetDecimalsDiffer');
  state.assets.set(currency, asset);
  turn.emit('receivables', 'AssetListed', { currency, asset, digest: act.digest });
};

export const declareOverdue: Rule = (turn) => {
  const { state, fields, now } = turn;
  const receivable = number(fields, 'receivable');
  const claim = state.claims.get(receivable);
  const isOverdue = claim && claim.parts.length > 0 && !claim.declaredOverdue && now >= claim.due + GRACE;
  require(isOverdue === true, 'NotOverdue');
  state.claims.set(receivable, { ...claim, declaredOverdue: true });
  const { debtor } = claim;
  turn.emit('receivables', 'ReceivableOverdue', { receivable, debtor, overdue: overdueOf(state, debtor) });
};

export const pause: Rule = (turn) => {
  const { state, act, now } = turn;
  requireRegistrars(turn);
  const sequence = requireNextPause(turn);
  const { until: last } = state.pause;
  require(last === 0n || now >= last + REST_AFTER_PAUSE, 'PauseTooSoon');
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
  require(!turn.state.claims.has(number(shown, 'receivable')), 'ReceivableExists');
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
  require(act.attached?.digest === digest, 'RevokedDigestDiffers');
  require(!state.revoked.has(digest), 'RevokedAct');
  const shown = act.attached.fields;
  const party = number(fields, 'party');
  require(signatories.some((role) => number(shown, role) === party), 'NotASignatory');
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
  require(sequence === state.pause.sequence + 1n, 'SequenceDiffers');
  return sequence;
}
