import { Interface } from 'ethers';
import type { Address, Network } from './network.js';
import { callOf, type PreparedTransaction } from './prepared-transaction.js';

const LEDGER = new Interface(['function payFor(uint192 receivable, uint64 from, uint64 to, uint32 version)']);
const TOKEN = new Interface(['function approve(address spender, uint256 value)']);

/** A whole fragment at one version. */
export interface FragmentAtVersion {
  readonly receivable: string;
  readonly from: string;
  readonly to: string;
  readonly version: string;
}

/** Pays a fragment of somebody else's debt from the sender's own deposits; the chain takes it from the due time on. */
export function payForTransaction(
  { chainId, contracts }: Network,
  { receivable, from, to, version }: FragmentAtVersion,
): PreparedTransaction {
  return callOf(chainId, contracts.receivables, LEDGER.encodeFunctionData('payFor', [receivable, from, to, version]));
}

/** The sender's leave for the ledger to move so much of its tokens; it takes the place of the one before. */
export function approvalTransaction(
  { chainId, contracts }: Network,
  asset: Address,
  valueMinor: string,
): PreparedTransaction {
  return callOf(chainId, asset, TOKEN.encodeFunctionData('approve', [contracts.receivables, valueMinor]));
}

/** How much of an asset a transaction lets the ledger move; undefined when it does something else. */
export function approvalOf(network: Network, asset: Address, transaction: PreparedTransaction): bigint | undefined {
  const call = TOKEN.parseTransaction({ data: transaction.data });
  if (!call) return undefined;
  const value = call.args.getValue('value') as bigint;
  const same = approvalTransaction(network, asset, value.toString());
  const isSame = (['chainId', 'to', 'data', 'value'] as const).every((field) => transaction[field] === same[field]);
  return isSame ? value : undefined;
}
