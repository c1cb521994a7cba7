import { require } from './act.js';
import { existing, requireCount, requireInTime, requireSigned, ROLE } from './signing.js';
import { type LedgerState, outstandingOf, type Programme } from './state.js';
import type { Rule, Turn } from './turn.js';
import { DAY, flag, NO_PROGRAMME, number, numbers, text } from './values.js';

const MOST_VERIFIERS = 3;

/** What is to be drawn, or moved, onto a programme. */
export interface Draw {
  readonly debtor: bigint;
  readonly currency: bigint;
  readonly due: bigint;
  readonly amount: bigint;
}

export const openProgramme: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  requireSigned(turn, 'bank', ROLE.bank, 0);
  const programme = number(fields, 'programme');
  require(programme !== NO_PROGRAMME, 'ProgrammeNumberZero');
  require(!state.programmes.has(programme), 'ProgrammeExists', { programme });
  const [debtor, debtorAccount] = [number(fields, 'debtor'), text(fields, 'debtorAccount')];
  requireAccount(programme, debtorAccount, existing(state, debtor).account);
  const verifiers = numbers(fields, 'verifiers');
  const count = verifiers.length;
  require(count >= 1 && count <= MOST_VERIFIERS, 'VerifierCountOutOfRange', { count: BigInt(count) });
  const terms = {
    bank: number(fields, 'bank'),
    debtor,
    debtorAccount,
    limit: number(fields, 'limit'),
    currency: number(fields, 'currency'),
    maxTenorDays: number(fields, 'maxTenorDays'),
    verifiers,
  };
  state.programmes.set(programme, { ...terms, version: 1n, open: true });
  turn.emit('programmes', 'ProgrammeOpened', { programme, ...terms, digest: act.digest });
};

export const adjustProgramme: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  requireSigned(turn, 'bank', ROLE.bank, 0);
  const programme = number(fields, 'programme');
  const line = known(state, programme);
  requireBank(programme, line, number(fields, 'bank'));
  const given = number(fields, 'version');
  require(line.version === given, 'ProgrammeVersionDiffers', { programme, expected: line.version, given });
  const terms = {
    limit: number(fields, 'limit'),
    maxTenorDays: number(fields, 'maxTenorDays'),
    open: flag(fields, 'open'),
    version: line.version + 1n,
  };
  state.programmes.set(programme, { ...line, ...terms });
  turn.emit('programmes', 'ProgrammeAdjusted', { programme, ...terms, digest: act.digest });
};

/** Whether a new receivable may draw on the programme. What it then has outstanding is counted from the live parts. */
export function requireDrawable(
  turn: Turn,
  programme: bigint,
  draw: Draw & { readonly debtorAccount: string; readonly verifier: bigint },
): void {
  const line = known(turn.state, programme);
  requireCovers(turn, programme, line, draw);
  requireAccount(programme, line.debtorAccount, draw.debtorAccount);
  const { verifier } = draw;
  require(line.verifiers.includes(verifier), 'VerifierNotAccepted', { programme, verifier });
  requireHeadroom(turn.state, programme, draw.amount);
}

/** Whether a part that is drawn on `from` may come to the buyer's own programme. */
export function requireJoinable(turn: Turn, from: bigint, to: bigint, bank: bigint, draw: Draw): void {
  const line = known(turn.state, to);
  requireBank(to, line, bank);
  requireCovers(turn, to, line, draw);
  if (from === to) {
    requireHeadroom(turn.state, to, 0n);
    return;
  }
  requireAccount(to, line.debtorAccount, existing(turn.state, draw.debtor).account);
  requireHeadroom(turn.state, to, draw.amount);
}

function known(state: LedgerState, programme: bigint): Programme {
  const line = state.programmes.get(programme);
  require(line !== undefined, 'ProgrammeUnknown', { programme });
  return line;
}

function requireCovers({ now }: Turn, programme: bigint, line: Programme, draw: Draw): void {
  require(line.open, 'ProgrammeClosed', { programme });
  const debtors = { programme, expected: line.debtor, given: draw.debtor };
  require(line.debtor === draw.debtor, 'ProgrammeDebtorDiffers', debtors);
  const currencies = { programme, expected: line.currency, given: draw.currency };
  require(line.currency === draw.currency, 'ProgrammeCurrencyDiffers', currencies);
  const [{ due }, latest] = [draw, now + line.maxTenorDays * DAY];
  require(due <= latest, 'TenorTooLong', { programme, due, latest });
}

function requireBank(programme: bigint, { bank }: Programme, given: bigint): void {
  require(bank === given, 'ProgrammeBankDiffers', { programme, expected: bank, given });
}

function requireAccount(programme: bigint, expected: string, given: string): void {
  require(expected === given, 'DebtorAccountDiffers', { programme, expected, given });
}

function requireHeadroom(state: LedgerState, programme: bigint, amount: bigint): void {
  const limit = state.programmes.get(programme)?.limit ?? 0n;
  const outstanding = outstandingOf(state, programme);
  require(outstanding + amount <= limit, 'NoHeadroom', { programme, limit, outstanding, amount });
}
