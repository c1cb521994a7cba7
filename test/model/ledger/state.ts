import type { SharedAccount } from './sharing.js';

/** All that the ledger knows. What follows from the rest (who is stopped, what a programme has outstanding) is nowhere kept, but counted. */
export interface LedgerState {
  readonly fixed: {
    readonly registrar: string;
    readonly issuer: string;
    readonly ledger: string;
    readonly token: string;
    readonly tokenDecimals: bigint;
    /** ISO 4217 numeric codes that the acts of a run speak of, with their exponents. */
    readonly currencies: ReadonlyMap<bigint, bigint>;
  };
  /** All others are single keys. */
  readonly sharedAccounts: Map<string, SharedAccount>;
  readonly parties: Map<bigint, Party>;
  readonly recoveries: Map<bigint, Recovery>;
  readonly renewals: Set<string>;
  readonly programmes: Map<bigint, Programme>;
  readonly invoices: Map<string, Invoice>;
  readonly assets: Map<bigint, string>;
  readonly claims: Map<bigint, Claim>;
  /** By `placeOf`; kept after what they were for has ended. */
  readonly locks: Map<string, LockTerms>;
  readonly freezes: Map<string, FreezeTerms>;
  readonly rests: Rest[];
  readonly settlementBanks: Map<bigint, { readonly bank: bigint; readonly sequence: bigint }>;
  readonly usedReceipts: Set<string>;
  readonly revoked: Set<string>;
  readonly cash: Cash;
  pause: { readonly until: bigint; readonly sequence: bigint };
}

export interface Party {
  readonly account: string;
  readonly verifiedUntil: bigint;
  readonly roles: bigint;
  readonly epoch: bigint;
  readonly recovering: boolean;
}

export interface Recovery {
  /** Of the proposal that is open; none is after one was stopped. */
  readonly account?: string;
  readonly completesAt: bigint;
  readonly restsUntil: bigint;
}

export interface Programme {
  readonly bank: bigint;
  readonly debtor: bigint;
  readonly debtorAccount: string;
  readonly verifiers: readonly bigint[];
  readonly limit: bigint;
  readonly currency: bigint;
  readonly maxTenorDays: bigint;
  readonly version: bigint;
  readonly open: boolean;
}

export type InvoiceStatus = 'attested' | 'reopened' | 'corrected';

export interface Invoice {
  readonly cap: bigint;
  readonly used: bigint;
  readonly attestor: bigint;
  readonly sequence: bigint;
  readonly attestedAt: bigint;
  readonly currency: bigint;
  readonly status: InvoiceStatus;
  readonly reopenedFor?: { readonly debtor: bigint; readonly creditor: bigint };
}

/** A receivable: its live parts, and the intervals that were paid or cancelled. Together they are `[0, face)`. */
export interface Claim {
  readonly id: bigint;
  readonly debtor: bigint;
  readonly programme: bigint;
  readonly face: bigint;
  readonly due: bigint;
  readonly currency: bigint;
  readonly declaredOverdue: boolean;
  readonly parts: readonly Part[];
  readonly retired: readonly Interval[];
  /** Every place at which a part ever began. */
  readonly starts: readonly bigint[];
}

export interface Interval {
  readonly from: bigint;
  readonly to: bigint;
}

export interface Part extends Interval {
  readonly holder: bigint;
  readonly pledgee: bigint;
  readonly version: bigint;
  readonly programme: bigint;
  readonly recourse: bigint;
  readonly frozen: boolean;
  readonly locked: boolean;
  readonly disputed: boolean;
}

/** What may lie on a part, with its bit on chain. */
const FLAG = { frozen: 1n, locked: 2n, disputed: 4n } as const;

export type Burden = keyof typeof FLAG;

export function flagsOf(part: Part): bigint {
  const burdens = Object.keys(FLAG) as Burden[];
  return burdens.reduce((bits, burden) => bits | (part[burden] ? FLAG[burden] : 0n), 0n);
}

/** Of a claim, as the chain numbers it. */
export const STATUS = { unknown: 0n, live: 1n, overdue: 2n, settled: 3n } as const;

export function statusOf(claim: Claim | undefined): bigint {
  if (!claim) return STATUS.unknown;
  if (claim.parts.length === 0) return STATUS.settled;
  return claim.declaredOverdue ? STATUS.overdue : STATUS.live;
}

export interface LockTerms {
  readonly buyer: bigint;
  readonly programme: bigint;
  readonly price: bigint;
  readonly settlementBank: bigint;
  readonly payBy: bigint;
  readonly unlockFrom: bigint;
}

export interface FreezeTerms {
  readonly lapsesAt: bigint;
  readonly confirmation?: { readonly at: bigint; readonly order: string };
}

/** What was frozen, and may not be again before `until`. */
export interface Rest extends Interval {
  readonly claim: bigint;
  readonly until: bigint;
}

export interface Cash {
  readonly balances: Map<string, bigint>;
  /** By `owner/spender`. */
  readonly allowances: Map<string, bigint>;
  readonly nonces: Map<string, bigint>;
  readonly minted: Set<string>;
}

export function emptyState(fixed: LedgerState['fixed']): LedgerState {
  return {
    fixed,
    sharedAccounts: new Map(),
    parties: new Map(),
    recoveries: new Map(),
    renewals: new Set(),
    programmes: new Map(),
    invoices: new Map(),
    assets: new Map(),
    claims: new Map(),
    locks: new Map(),
    freezes: new Map(),
    rests: [],
    settlementBanks: new Map(),
    usedReceipts: new Set(),
    revoked: new Set(),
    cash: { balances: new Map(), allowances: new Map(), nonces: new Map(), minted: new Set() },
    pause: { until: 0n, sequence: 0n },
  };
}

/** Records are never changed in place, so a copy of the tables is a copy of all. */
export function copyOf(state: LedgerState): LedgerState {
  const { balances, allowances, nonces, minted } = state.cash;
  return {
    ...state,
    sharedAccounts: new Map(state.sharedAccounts),
    parties: new Map(state.parties),
    recoveries: new Map(state.recoveries),
    renewals: new Set(state.renewals),
    programmes: new Map(state.programmes),
    invoices: new Map(state.invoices),
    assets: new Map(state.assets),
    claims: new Map(state.claims),
    locks: new Map(state.locks),
    freezes: new Map(state.freezes),
    rests: [...state.rests],
    settlementBanks: new Map(state.settlementBanks),
    usedReceipts: new Set(state.usedReceipts),
    revoked: new Set(state.revoked),
    cash: {
      balances: new Map(balances),
      allowances: new Map(allowances),
      nonces: new Map(nonces),
      minted: new Set(minted),
    },
  };
}

export function placeOf(claim: bigint, from: bigint): string {
  return `${claim}/${from}`;
}

/** What is counted: never kept, so that it cannot be kept wrongly. */
export function overdueOf(state: LedgerState, debtor: bigint): bigint {
  const overdue = [...state.claims.values()].filter(
    (claim) => claim.debtor === debtor && claim.declaredOverdue && claim.parts.length > 0,
  );
  return BigInt(overdue.length);
}

/** The length of all live parts drawn on a programme, and of those that are locked for it and drawn on another. */
export function outstandingOf(state: LedgerState, programme: bigint): bigint {
  let sum = 0n;
  for (const claim of state.claims.values()) {
    for (const part of claim.parts) {
      const isReserved = part.locked && state.locks.get(placeOf(claim.id, part.from))?.programme === programme;
      if (part.programme === programme || isReserved) sum += part.to - part.from;
    }
  }
  return sum;
}

export function retiredOf(claim: Claim): bigint {
  return claim.face - claim.parts.reduce((sum, { from, to }) => sum + (to - from), 0n);
}

/** Whose the account is, or whose it may become: a proposed one is kept for its party. */
export function partyOfAccount(state: LedgerState, account: string): bigint {
  for (const [number, party] of state.parties) if (party.account === account) return number;
  for (const [number, recovery] of state.recoveries) if (recovery.account === account) return number;
  return 0n;
}
