import type { JsonRpcProvider } from 'ethers';
import { NodeAnswerInvalid } from '../contracts/errors.js';

/** EIP-1559, wei per gas. */
export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** What is usual now, at most the limit. A chain without fees answers zeros. */
export async function marketFees(provider: JsonRpcProvider, limitWei: bigint): Promise<Fees> {
  const { maxFeePerGas, maxPriorityFeePerGas } = await provider.getFeeData();
  if (maxFeePerGas === null || maxPriorityFeePerGas === null) throw new NodeAnswerInvalid('a block without a base fee (EIP-1559)');
  return { maxFeePerGas: least(maxFeePerGas, limitWei), maxPriorityFeePerGas: least(maxPriorityFeePerGas, limitWei) };
}

/**
 * Fees with which a node replaces a transaction that it has: 10% more is asked for, 25% is offered, and what is usual if that is more.
 * @returns undefined when the limit leaves no room
 */
export function raisedFees(former: Fees, market: Fees, limitWei: bigint): Fees | undefined {
  const maxFeePerGas = least(most(raised(former.maxFeePerGas), market.maxFeePerGas), limitWei);
  const wanted = most(raised(former.maxPriorityFeePerGas), market.maxPriorityFeePerGas);
  const replaces = maxFeePerGas * 10n >= former.maxFeePerGas * 11n && maxFeePerGas > former.maxFeePerGas;
  return replaces ? { maxFeePerGas, maxPriorityFeePerGas: least(wanted, maxFeePerGas) } : undefined;
}

function raised(fee: bigint): bigint {
  return (fee * 5n) / 4n + 1n;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
