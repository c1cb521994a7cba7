import { type Field, fields } from './field.js';
import { account, itsAccount, party, registrar, type Signatory } from './signatory.js';

/** The contracts whose EIP-712 domain an act can belong to. */
export type ActContract = 'partyRegistry' | 'programmes' | 'tradeRegistry' | 'receivables' | 'depositToken';

export interface Attachment {
  readonly kind: 'attest-trade' | 'issue' | 'purchase' | 'lock' | 'pledge';
  /** Whether the attached act brings its own signatures, appended to those of the act itself. */
  readonly signed: boolean;
}

export interface ActKindDefinition {
  readonly contract: ActContract;
  /** The EIP-712 primary type, equal to the Solidity struct's name. */
  readonly primaryType: string;
  /** The Solidity function that runs the act: `method(act, ...attachments, bytes[] signatures)`. */
  readonly method: string;
  readonly fields: readonly Field[];
  /** In the order in which the chain expects the signatures. */
  readonly signatories: readonly Signatory[];
  /** The kind of the act whose struct travels along as the call's second argument. */
  readonly attachment?: Attachment;
  /** `deadline` may lie at most this many seconds after the block that runs the act. */
  readonly maxDeadlineSeconds: number;
}

const THIRTY_DAYS_SECONDS = 30 * 86_400;
const ONE_DAY_SECONDS = 86_400;

/** The place on a receivable that an act is bound to: it runs once, at this version. */
const FRAGMENT = 'uint192 receivable, uint64 from, uint64 to, uint32 version';
const ORDERED = 'bytes32 order, uint32 witness, uint32 witnessEpoch, uint48 deadline';
const RECEIPT =
  'uint8 purpose, uint192 receivable, uint64 from, uint32 version, uint32 payee, uint16 currency, uint64 amount, bytes32 bankReference, uint40 bookedAt, uint32 bank, uint32 bankEpoch, uint48 deadline';

function act(
  contract: ActContract,
  method: string,
  primaryType: string,
  declaration: string,
  signatories: readonly Signatory[],
  options: { attachment?: Attachment; maxDeadlineSeconds?: number } = {},
): ActKindDefinition {
  return {
    contract,
    method,
    primaryType,
    fields: fields(declaration),
    signatories,
    maxDeadlineSeconds: options.maxDeadlineSeconds ?? THIRTY_DAYS_SECONDS,
    ...(options.attachment ? { attachment: options.attachment } : {}),
  };
}

/** The revoked act is shown whole, so that the chain sees that `party` is one of its signatories; nobody else can revoke it. */
const REVOKE = 'bytes32 digest, uint32 party, uint32 partyEpoch, uint48 deadline';

/**
 * Every act of the product: its struct, who signs, and where it runs. The Solidity structs in `contracts/types/` are held equal
 * to this table by a test that compares type hashes.
 */
export const ACT_KINDS = {
  enrol: act(
    'partyRegistry',
    'enrol',
    'Enrol',
    'uint32 party, address account, uint16 roles, uint40 verifiedUntil, uint48 deadline',
    [registrar, itsAccount],
  ),
  renew: act('partyRegistry', 'renew', 'Renew', 'uint32 party, uint16 roles, uint40 verifiedUntil, uint48 deadline', [
    registrar,
  ]),
  'change-account': act(
    'partyRegistry',
    'changeAccount',
    'ChangeAccount',
    'uint32 party, uint32 partyEpoch, address account, uint48 deadline',
    [party('party'), itsAccount],
  ),
  'raise-epoch': act('partyRegistry', 'raiseEpoch', 'RaiseEpoch', 'uint32 party, uint32 partyEpoch, uint48 deadline', [
    party('party'),
  ]),
  'propose-recovery': act(
    'partyRegistry',
    'proposeRecovery',
    'ProposeRecovery',
    'uint32 party, uint32 partyEpoch, address account, uint48 deadline',
    [registrar, itsAccount],
  ),
  'stop-recovery': act(
    'partyRegistry',
    'stopRecovery',
    'StopRecovery',
    'uint32 party, uint32 partyEpoch, uint48 deadline',
    [party('party')],
  ),
  'open-programme': act(
    'programmes',
    'open',
    'OpenProgramme',
    'uint32 programme, uint32 bank, uint32 bankEpoch, uint32 debtor, address debtorAccount, uint64 limit, uint16 currency, uint16 maxTenorDays, uint32[] verifiers, uint48 deadline',
    [party('bank')],
  ),
  'adjust-programme': act(
    'programmes',
    'adjust',
    'AdjustProgramme',
    'uint32 programme, uint16 version, uint32 bank, uint32 bankEpoch, uint64 limit, uint16 maxTenorDays, bool open, uint48 deadline',
    [party('bank')],
  ),
  'attest-trade': act(
    'tradeRegistry',
    'attest',
    'TradeAttestation',
    'bytes32[] nullifiers, uint32 keyId, uint32 debtor, uint32 creditor, uint16 currency, uint64 cap, uint32 sequence, uint32 verifier, uint32 verifierEpoch, uint48 deadline',
    [party('verifier')],
  ),
  'list-asset': act('receivables', 'listAsset', 'ListAsset', 'uint16 currency, address asset, uint48 deadline', [
    registrar,
  ]),
  issue: act(
    'receivables',
    'issue',
    'Issue',
    'uint192 receivable, uint32 debtor, uint32 debtorEpoch, uint32 creditor, uint32 creditorEpoch, uint32 programme, uint64 face, uint16 currency, uint40 due, bytes32 nullifier, uint48 deadline',
    [party('debtor'), party('creditor')],
    { attachment: { kind: 'attest-trade', signed: true } },
  ),
  split: act(
    'receivables',
    'split',
    'Split',
    `${FRAGMENT}, uint64[] cuts, uint32 holder, uint32 holderEpoch, uint32 pledgee, uint32 pledgeeEpoch, uint48 deadline`,
    [party('holder'), party('pledgee')],
  ),
  merge: act(
    'receivables',
    'merge',
    'Merge',
    'uint192 receivable, uint64[] froms, uint32[] versions, uint64 to, uint32 holder, uint32 holderEpoch, uint32 pledgee, uint32 pledgeeEpoch, uint48 deadline',
    [party('holder'), party('pledgee')],
  ),
  touch: act(
    'receivables',
    'touch',
    'Touch',
    `${FRAGMENT}, uint32 holder, uint32 holderEpoch, uint32 pledgee, uint32 pledgeeEpoch, uint48 deadline`,
    [party('holder'), party('pledgee')],
  ),
  transfer: act(
    'receivables',
    'transfer',
    'Transfer',
    `${FRAGMENT}, uint64 amount, uint32 holder, uint32 holderEpoch, uint32 recipient, uint32 recipientEpoch, uint48 deadline`,
    [party('holder'), party('recipient')],
  ),
  'assign-with-recourse': act(
    'receivables',
    'assignWithRecourse',
    'AssignWithRecourse',
    `${FRAGMENT}, uint64 amount, uint32 holder, uint32 holderEpoch, uint32 recipient, uint32 recipientEpoch, uint48 deadline`,
    [party('holder'), party('recipient')],
  ),
  purchase: act(
    'receivables',
    'purchase',
    'Purchase',
    `${FRAGMENT}, uint64 amount, uint32 holder, uint32 holderEpoch, uint32 buyer, uint32 buyerEpoch, uint32 programme, uint64 price, uint48 deadline`,
    [party('holder'), party('buyer')],
    { maxDeadlineSeconds: ONE_DAY_SECONDS },
  ),
  pay: act(
    'receivables',
    'pay',
    'Pay',
    `${FRAGMENT}, uint64 amount, uint32 debtor, uint32 debtorEpoch, uint48 deadline`,
    [party('debtor')],
  ),
  cancel: act(
    'receivables',
    'cancel',
    'Cancel',
    `${FRAGMENT}, uint32 debtor, uint32 debtorEpoch, uint32 holder, uint32 holderEpoch, uint32 pledgee, uint32 pledgeeEpoch, uint32 verifier, uint32 verifierEpoch, bytes32[] nullifiers, uint48 deadline`,
    [party('debtor'), party('holder'), party('pledgee'), party('verifier')],
  ),
  'revoke-issue': act('receivables', 'revokeIssue', 'RevokeAct', REVOKE, [party('party')], {
    attachment: { kind: 'issue', signed: false },
  }),
  'revoke-purchase': act('receivables', 'revokePurchase', 'RevokeAct', REVOKE, [party('party')], {
    attachment: { kind: 'purchase', signed: false },
  }),
  'revoke-lock': act('receivables', 'revokeLock', 'RevokeAct', REVOKE, [party('party')], {
    attachment: { kind: 'lock', signed: false },
  }),
  'revoke-pledge': act('receivables', 'revokePledge', 'RevokeAct', REVOKE, [party('party')], {
    attachment: { kind: 'pledge', signed: false },
  }),
  pause: act('receivables', 'pause', 'PauseLedger', 'uint32 sequence, uint48 deadline', [registrar]),
  unpause: act('receivables', 'unpause', 'UnpauseLedger', 'uint32 sequence, uint48 deadline', [registrar]),
  'name-settlement-bank': act(
    'receivables',
    'nameSettlementBank',
    'NameSettlementBank',
    'uint32 party, uint32 partyEpoch, uint32 bank, uint32 sequence, uint48 deadline',
    [party('party')],
  ),
  lock: act(
    'receivables',
    'lock',
    'Lock',
    `${FRAGMENT}, uint64 amount, uint32 holder, uint32 holderEpoch, uint32 buyer, uint32 buyerEpoch, uint32 programme, uint64 price, uint32 settlementBank, uint40 payBy, uint40 unlockFrom, uint48 deadline`,
    [party('holder'), party('buyer')],
    { maxDeadlineSeconds: ONE_DAY_SECONDS },
  ),
  unlock: act(
    'receivables',
    'unlock',
    'Unlock',
    'uint192 receivable, uint64 from, uint32 version, uint32 buyer, uint32 buyerEpoch, uint48 deadline',
    [party('buyer')],
  ),
  settle: act('receivables', 'settle', 'Receipt', RECEIPT, [party('bank')]),
  'pay-by-receipt': act('receivables', 'payByReceipt', 'Receipt', RECEIPT, [party('bank')]),
  pledge: act(
    'receivables',
    'pledge',
    'Pledge',
    `${FRAGMENT}, uint32 holder, uint32 holderEpoch, uint32 pledgee, uint32 pledgeeEpoch, uint48 deadline`,
    [party('holder'), party('pledgee')],
  ),
  release: act(
    'receivables',
    'release',
    'Release',
    `${FRAGMENT}, uint32 pledgee, uint32 pledgeeEpoch, uint48 deadline`,
    [party('pledgee')],
  ),
  dispute: act(
    'receivables',
    'dispute',
    'Dispute',
    `${FRAGMENT}, uint64 amount, uint32 debtor, uint32 debtorEpoch, uint32 holder, uint32 holderEpoch, uint32 pledgee, uint32 pledgeeEpoch, uint48 deadline`,
    [party('debtor'), party('holder'), party('pledgee')],
  ),
  resolve: act(
    'receivables',
    'resolve',
    'Resolve',
    `${FRAGMENT}, uint32 debtor, uint32 debtorEpoch, uint32 holder, uint32 holderEpoch, uint48 deadline`,
    [party('debtor'), party('holder')],
  ),
  'order-dispute': act('receivables', 'orderDispute', 'OrderDispute', `${FRAGMENT}, bool disputed, ${ORDERED}`, [
    registrar,
    party('witness'),
  ]),
  freeze: act('receivables', 'freeze', 'FreezeFragment', `${FRAGMENT}, uint48 deadline`, [registrar]),
  'confirm-freeze': act('receivables', 'confirmFreeze', 'ConfirmFreeze', `${FRAGMENT}, ${ORDERED}`, [
    registrar,
    party('witness'),
  ]),
  unfreeze: act('receivables', 'unfreeze', 'Unfreeze', `${FRAGMENT}, uint48 deadline`, [registrar]),
  reassign: act('receivables', 'reassign', 'Reassign', `${FRAGMENT}, uint32 holder, uint32 recipient, ${ORDERED}`, [
    registrar,
    party('witness'),
  ]),
  mint: act('depositToken', 'mint', 'Mint', 'address to, uint256 amount, bytes32 bankReference, uint48 deadline', [
    { role: 'issuer', by: 'issuer' },
  ]),
  permit: act(
    'depositToken',
    'permit',
    'Permit',
    'address owner, address spender, uint256 value, uint256 nonce, uint256 deadline',
    [account('owner', 'owner')],
  ),
} as const satisfies Record<string, ActKindDefinition>;

export type ActKind = keyof typeof ACT_KINDS;

/** The widest view of one entry, for code that treats all kinds alike. */
export function actKind(kind: ActKind): ActKindDefinition {
  return ACT_KINDS[kind];
}
