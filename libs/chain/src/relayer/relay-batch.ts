import type { SigningContract } from '@tallystick/act-types';
import { dataLength } from 'ethers';
import { encodeCall } from '../contracts/encode-call.js';

/** One act, or a log's anchors, checked and ready for a transaction. */
export interface RelayCall {
  readonly contract: SigningContract;
  readonly digest: string;
  /** What the call gets, neither more nor less. */
  readonly gasLimit: number;
  readonly data: string;
}

/** By `Call.target` of the relay. */
export const RELAY_TARGETS: readonly SigningContract[] = [
  'receivables',
  'partyRegistry',
  'programmes',
  'tradeRegistry',
  'depositToken',
  'evidenceLog',
];

/** The relay asks for this much around each call, next to 64/63 of the call's gas and one gas a byte. */
const OVERHEAD_GAS_PER_CALL = 15_000;
/** Decoding and copying one byte of calldata, and paying for it: at most 40 gas (EIP-7623), rounded up. */
const GAS_PER_CALLDATA_BYTE = 42;
const TRANSACTION_GAS = 21_000;
/** A call's offset, head and padding in the encoded list. */
const ENCODING_BYTES_PER_CALL = 32 * 7;

export function encodeBatch(calls: readonly RelayCall[]): string {
  return encodeCall('relay', 'relay', [relayedList(calls)]);
}

/** The one argument of `Relay.relay`, as an encoder takes it. */
export function relayedList(calls: readonly RelayCall[]): readonly (readonly [number, string, number, string])[] {
  return calls.map(({ contract, digest, gasLimit, data }) => [RELAY_TARGETS.indexOf(contract), digest, gasLimit, data]);
}

/** What a transaction must have so that no call of the batch goes short. */
export function gasOfBatch(calls: readonly RelayCall[]): number {
  return TRANSACTION_GAS + calls.reduce((sum, call) => sum + gasOfCall(call), 0);
}

export function bytesOfCall(call: RelayCall): number {
  return dataLength(call.data) + ENCODING_BYTES_PER_CALL;
}

function gasOfCall(call: RelayCall): number {
  return Math.ceil((call.gasLimit * 64) / 63) + OVERHEAD_GAS_PER_CALL + GAS_PER_CALLDATA_BYTE * bytesOfCall(call);
}

export interface BatchLimits {
  readonly batchGas: number;
  readonly batchCalldataBytes: number;
}

/** The longest run from the start that one transaction can carry. */
export function firstThatFit<T extends { readonly call: RelayCall }>(items: readonly T[], limits: BatchLimits): T[] {
  const taken: T[] = [];
  let gas = TRANSACTION_GAS;
  let bytes = 0;
  for (const item of items) {
    gas += gasOfCall(item.call);
    bytes += bytesOfCall(item.call);
    if (gas > limits.batchGas || bytes > limits.batchCalldataBytes) break;
    taken.push(item);
  }
  return taken;
}
