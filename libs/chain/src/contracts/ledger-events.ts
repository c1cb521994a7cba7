import type { SigningContract } from '@tallystick/act-types';

/**
 * The events that make the projection, with their parameters: TypeScript takes its types from here, and a test holds it equal to the ABIs.
 * `Approval` changes nothing that is projected.
 */
export const LEDGER_EVENTS = {
  partyRegistry: {
    PartyEnrolled: { party: 'uint32', account: 'address', roles: 'uint16', verifiedUntil: 'uint40', digest: 'bytes32' },
    PartyRenewed: { party: 'uint32', roles: 'uint16', verifiedUntil: 'uint40', digest: 'bytes32' },
    PartyAccountChanged: { party: 'uint32', account: 'address', epoch: 'uint32', digest: 'bytes32' },
    PartyEpochRaised: { party: 'uint32', epoch: 'uint32', digest: 'bytes32' },
    RecoveryProposed: { party: 'uint32', account: 'address', completesAt: 'uint40', digest: 'bytes32' },
    RecoveryStopped: { party: 'uint32', epoch: 'uint32', restsUntil: 'uint40', digest: 'bytes32' },
    RecoveryCompleted: { party: 'uint32', account: 'address', epoch: 'uint32' },
  },
  programmes: {
    ProgrammeOpened: {
      programme: 'uint32',
      bank: 'uint32',
      debtor: 'uint32',
      debtorAccount: 'address',
      limit: 'uint64',
      currency: 'uint16',
      maxTenorDays: 'uint16',
      verifiers: 'uint32[]',
      digest: 'bytes32',
    },
    ProgrammeAdjusted: {
      programme: 'uint32',
      version: 'uint16',
      limit: 'uint64',
      maxTenorDays: 'uint16',
      open: 'bool',
      digest: 'bytes32',
    },
  },
  tradeRegistry: {
    InvoiceUpdated: { nullifier: 'bytes32', cap: 'uint64', used: 'uint64', sequence: 'uint32', verifier: 'uint32' },
    TradeAttested: { digest: 'bytes32', verifier: 'uint32', sequence: 'uint32' },
    OverFinanced: { nullifier: 'bytes32', cap: 'uint64', used: 'uint64' },
  },
  receivables: {
    AssetListed: { currency: 'uint16', asset: 'address', digest: 'bytes32' },
    Issued: {
      receivable: 'uint192',
      debtor: 'uint32',
      creditor: 'uint32',
      programme: 'uint32',
      face: 'uint64',
      currency: 'uint16',
      due: 'uint40',
      nullifier: 'bytes32',
      digest: 'bytes32',
    },
    FragmentSplit: {
      receivable: 'uint192',
      from: 'uint64',
      to: 'uint64',
      cuts: 'uint64[]',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentsMerged: { receivable: 'uint192', from: 'uint64', to: 'uint64', version: 'uint32', digest: 'bytes32' },
    FragmentTouched: { receivable: 'uint192', from: 'uint64', to: 'uint64', version: 'uint32', digest: 'bytes32' },
    FragmentTransferred: {
      receivable: 'uint192',
      holder: 'uint32',
      recipient: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentPurchased: {
      receivable: 'uint192',
      holder: 'uint32',
      buyer: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      programme: 'uint32',
      price: 'uint64',
      digest: 'bytes32',
    },
    FragmentPaid: {
      receivable: 'uint192',
      payee: 'uint32',
      payer: 'address',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentCancelled: {
      receivable: 'uint192',
      holder: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentAssigned: {
      receivable: 'uint192',
      holder: 'uint32',
      recipient: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    ReceivableOverdue: { receivable: 'uint192', debtor: 'uint32', overdue: 'uint32' },
    LedgerPaused: { sequence: 'uint32', until: 'uint40', digest: 'bytes32' },
    LedgerUnpaused: { sequence: 'uint32', digest: 'bytes32' },
    SettlementBankNamed: { party: 'uint32', bank: 'uint32', sequence: 'uint32', digest: 'bytes32' },
    FragmentLocked: {
      receivable: 'uint192',
      holder: 'uint32',
      buyer: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      programme: 'uint32',
      price: 'uint64',
      settlementBank: 'uint32',
      payBy: 'uint40',
      unlockFrom: 'uint40',
      digest: 'bytes32',
    },
    LockSettled: {
      receivable: 'uint192',
      holder: 'uint32',
      buyer: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      programme: 'uint32',
      price: 'uint64',
      bankReference: 'bytes32',
      digest: 'bytes32',
    },
    FragmentUnlocked: {
      receivable: 'uint192',
      buyer: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentPaidByReceipt: {
      receivable: 'uint192',
      payee: 'uint32',
      bank: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      bankReference: 'bytes32',
      digest: 'bytes32',
    },
    FragmentPledged: {
      receivable: 'uint192',
      holder: 'uint32',
      pledgee: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentReleased: {
      receivable: 'uint192',
      pledgee: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      digest: 'bytes32',
    },
    FragmentDisputed: { receivable: 'uint192', from: 'uint64', to: 'uint64', version: 'uint32', digest: 'bytes32' },
    DisputeResolved: { receivable: 'uint192', from: 'uint64', to: 'uint64', version: 'uint32', digest: 'bytes32' },
    FragmentFrozen: {
      receivable: 'uint192',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      lapsesAt: 'uint40',
      digest: 'bytes32',
    },
    FreezeConfirmed: { receivable: 'uint192', from: 'uint64', order: 'bytes32', digest: 'bytes32' },
    FragmentUnfrozen: { receivable: 'uint192', from: 'uint64', to: 'uint64', version: 'uint32', digest: 'bytes32' },
    FragmentReassigned: {
      receivable: 'uint192',
      holder: 'uint32',
      recipient: 'uint32',
      from: 'uint64',
      to: 'uint64',
      version: 'uint32',
      order: 'bytes32',
      digest: 'bytes32',
    },
    ActRevoked: { revoked: 'bytes32', party: 'uint32', digest: 'bytes32' },
  },
  depositToken: {
    Transfer: { from: 'address', to: 'address', value: 'uint256' },
    Minted: { to: 'address', amount: 'uint256', bankReference: 'bytes32', digest: 'bytes32' },
    Permitted: { owner: 'address', spender: 'address', value: 'uint256', digest: 'bytes32' },
  },
  evidenceLog: {
    Anchored: { log: 'address', site: 'bytes32', root: 'bytes32', treeSize: 'uint64', previousSize: 'uint64' },
    AnchorPassedOver: { log: 'address', site: 'bytes32', root: 'bytes32', treeSize: 'uint64', anchoredSize: 'uint64' },
  },
} as const satisfies Record<SigningContract, Record<string, Record<string, string>>>;

type ValueOf<T> = T extends `${infer Item}[]`
  ? readonly ValueOf<Item>[]
  : T extends 'bool'
    ? boolean
    : T extends `uint${string}`
      ? bigint
      : string;

type Events = typeof LEDGER_EVENTS;
type EventOf<C extends SigningContract> = {
  readonly [N in keyof Events[C]]: {
    readonly contract: C;
    readonly name: N;
    /** Integers as bigint, addresses checksummed, bytes32 as lower-case hex. */
    readonly args: { readonly [A in keyof Events[C][N]]: ValueOf<Events[C][N][A]> };
  };
}[keyof Events[C]];

/** What an event says, without where it happened. */
export type LedgerEventBody<C extends SigningContract = SigningContract> = C extends SigningContract
  ? EventOf<C>
  : never;

export interface EventPlace {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly blockTime: Date;
  readonly txHash: string;
  readonly logIndex: number;
}

/** One event of one of our contracts, in a final block. */
export type LedgerEvent<C extends SigningContract = SigningContract> = LedgerEventBody<C> & { readonly at: EventPlace };
