import {
  type AccountChange,
  approvalOf,
  configurationIn,
  type ConfiguredAccount,
  configureDigest,
  configureTransaction,
  createAccountTransaction,
  type NewAccount,
  type Network,
  partyAccountAddress,
  payForTransaction,
  type PreparedTransaction,
} from '@tallystick/act-types';
import type { components } from './generated/schema.js';

export type PaymentForDebtor = components['schemas']['PaymentForDebtorView'];
export type PreparedAccount = components['schemas']['PreparedAccountView'];
export type PreparedAccountChange = components['schemas']['PreparedAccountChangeView'];

/** The server prepared another transaction than what was asked for. */
export class TransactionDiffers extends Error {
  constructor(problem: string) {
    super(`Nothing was sent: ${problem}`);
    this.name = 'TransactionDiffers';
  }
}

/** What the payer agreed to pay. */
export interface AgreedPayment {
  readonly receivable: string;
  readonly from: string;
  readonly amountMinor: string;
}

/**
 * The transactions to send, in order, each made again here from the caller's own copy of the network. Throws `TransactionDiffers` when one
 * would pay something else, or let anybody but the ledger move the payer's tokens.
 */
export function checkedPayment(
  prepared: PaymentForDebtor,
  network: Network,
  agreed: AgreedPayment,
): PreparedTransaction[] {
  const { receivable, from, to, amountMinor, asset, approvals, payment } = prepared;
  const isAgreed = receivable === agreed.receivable && from === agreed.from && amountMinor === agreed.amountMinor;
  if (!isAgreed || BigInt(to) - BigInt(from) !== BigInt(agreed.amountMinor))
    throw new TransactionDiffers(`it pays ${amountMinor} at ${from} of ${receivable}`);
  requireSame('payment', payment, payForTransaction(network, prepared));
  if (asset !== network.contracts.depositToken) throw new TransactionDiffers(`it pays in the token ${asset}`);
  for (const approval of approvals) {
    const value = approvalOf(network, asset, approval);
    if (value === undefined || value < BigInt(amountMinor))
      throw new TransactionDiffers('the approval is not one of the amount for the ledger');
  }
  return [...approvals, payment];
}

/** What makes the account, once its address was computed here and is the one that is shown. Throws `TransactionDiffers`. */
export function checkedAccount(prepared: PreparedAccount, network: Network, wanted: NewAccount): PreparedTransaction {
  const account = partyAccountAddress(network, wanted);
  if (prepared.account !== account)
    throw new TransactionDiffers(`the account of these signers is ${account}, the server says ${prepared.account}`);
  requireSame('creation', prepared.creation, createAccountTransaction(network, wanted));
  return prepared.creation;
}

/** The digest for the account's persons to approve, computed here. Throws `TransactionDiffers`. */
export function checkedAccountChange(
  prepared: PreparedAccountChange,
  account: ConfiguredAccount,
  wanted: Omit<AccountChange, 'deadline'>,
): string {
  const digest = configureDigest(account, { ...wanted, deadline: prepared.deadline });
  if (prepared.digest !== digest)
    throw new TransactionDiffers(`the change has the digest ${digest}, the server says ${prepared.digest}`);
  return digest;
}

/**
 * What makes the change, once its own data was read here and says what was shown and nothing besides, to the account and without value. Throws
 * `TransactionDiffers`. @returns the change by that data
 */
export function checkedConfiguration(
  transaction: PreparedTransaction,
  account: ConfiguredAccount,
  shown: AccountChange,
): AccountChange {
  const said = configurationIn(transaction.data);
  if (!said) throw new TransactionDiffers('the data is no change of an account');
  requireSame('change', transaction, configureTransaction(account, shown, said.signature));
  return said.change;
}

function requireSame(what: string, given: PreparedTransaction, own: PreparedTransaction): void {
  for (const field of ['chainId', 'to', 'data', 'value'] as const) {
    if (given[field] !== own[field])
      throw new TransactionDiffers(`the ${what}'s ${field} is ${given[field]}, it should be ${own[field]}`);
  }
}
