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
  require(!state.programmes.has(programme), 'ProgrammeExists');
  const [debtor, debtorAccount] = [number(fields, 'debtor'), text(fields, 'debtorAccount')];
  require(existing(state, debtor).account === debtorAccount, 'DebtorAccountDiffers');
  const verifiers = numbers(fields, 'verifiers');
  require(verifiers.length >= 1 && verifiers.length <= MOST_VERIFIERS, 'VerifierCountOutOfRange');
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
  require(line.bank === number(fields, 'bank'), 'ProgrammeBankDiffers');
  require(line.version === number(fields, 'version'), 'ProgrammeVersionDiffers');
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
  requireCovers(turn, line, draw);
  require(draw.debtorAccount === line.debtorAccount, 'DebtorAccountDiffers');
  require(line.verifiers.includes(draw.verifier), 'VerifierNotAccepted');
  requireHeadroom(turn.state, programme, draw.amount);
}

/** Whether a part that is drawn on `from` may come to the buyer's own programme. */
export function requireJoinable(turn: Turn, from: bigint, to: bigint, bank: bigint, draw: Draw): void {
  const line = known(turn.state, to);
  require(line.bank === bank, 'ProgrammeBankDiffers');
  requireCovers(turn, line, draw);
  if (from === to) {
    requireHeadroom(turn.state, to, 0n);
    return;
  }
  require(existing(turn.state, draw.debtor).account === line.debtorAccount, 'DebtorAccountDiffers');
  requireHeadroom(turn.state, to, draw.amount);
}

function known(state: LedgerState, programme: bigint): Programme {
  const line = state.programmes.get(programme);
  require(line !== undefined, 'ProgrammeUnknown');
  return line;
}

function requireCovers({ now }: Turn, line: Programme, draw: Draw): void {
  require(line.open, 'ProgrammeClosed');
  require(line.debtor === draw.debtor, 'ProgrammeDebtorDiffers');
  require(line.currency === draw.currency, 'ProgrammeCurrencyDiffers');
  require(draw.due <= now + line.maxTenorDays * DAY, 'TenorTooLong');
}

function requireHeadroom(state: LedgerState, programme: bigint, amount: bigint): void {
  const limit = state.programmes.get(programme)?.limit ?? 0n;
  require(outstandingOf(state, programme) + amount <= limit, 'NoHeadroom');
}
