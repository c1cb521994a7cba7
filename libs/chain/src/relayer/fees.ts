import { isHexString, type JsonRpcProvider } from 'ethers';
import { NodeAnswerInvalid } from '../contracts/errors.js';

/** EIP-1559, wei per gas. */
export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/**
 * What is usual now, at most the limit: room for the base fee to double, and the tip that the node advises. Not `getFeeData`, which takes a
 * base fee of zero, usual where gas is free, for none.
 */
export async function marketFees(provider: JsonRpcProvider, limitWei: bigint): Promise<Fees> {
  const [block, advised] = await Promise.all([
    provider.getBlock('latest'),
    provider.send('eth_maxPriorityFeePerGas', []) as Promise<unknown>,
  ]);
  const baseFee = block?.baseFeePerGas ?? null;
  if (baseFee === null) throw new NodeAnswerInvalid('a block without a base fee (EIP-1559)');
  if (!isHexString(advised)) throw new NodeAnswerInvalid('a priority fee that is no number');
  const maxFeePerGas = least(2n * baseFee + BigInt(advised), limitWei);
  return { maxFeePerGas, maxPriorityFeePerGas: least(BigInt(advised), maxFeePerGas) };
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
