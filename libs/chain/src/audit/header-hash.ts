import { decodeRlp, encodeRlp, isHexString, keccak256, toBeArray } from 'ethers';
import { NodeAnswerInvalid } from '../contracts/errors.js';

/** A block in the JSON of `eth_getBlockByNumber`. */
export type NodeBlock = Readonly<Record<string, unknown>>;

type Field = readonly [name: string, kind: 'bytes' | 'number'];

/** A header's members in their order (Yellow Paper, 4.4.3). */
const FIRST: readonly Field[] = [
  ['parentHash', 'bytes'],
  ['sha3Uncles', 'bytes'],
  ['miner', 'bytes'],
  ['stateRoot', 'bytes'],
  ['transactionsRoot', 'bytes'],
  ['receiptsRoot', 'bytes'],
  ['logsBloom', 'bytes'],
  ['difficulty', 'number'],
  ['number', 'number'],
  ['gasLimit', 'number'],
  ['gasUsed', 'number'],
  ['timestamp', 'number'],
  ['extraData', 'bytes'],
  ['mixHash', 'bytes'],
  ['nonce', 'bytes'],
];

/** What forks put behind, each only where those before it are: EIP-1559, 4895, 4844, 4788 and 7685. */
const LATER: readonly Field[] = [
  ['baseFeePerGas', 'number'],
  ['withdrawalsRoot', 'bytes'],
  ['blobGasUsed', 'number'],
  ['excessBlobGas', 'number'],
  ['parentBeaconBlockRoot', 'bytes'],
  ['requestsHash', 'bytes'],
];

/** The hash of the header that a node tells of; whatever it says of one member, the hash of the block covers. */
export function headerHash(block: NodeBlock): string {
  const missing = LATER.findIndex(([name]) => block[name] === undefined || block[name] === null);
  const later = missing < 0 ? LATER : LATER.slice(0, missing);
  const header = { ...block, extraData: withoutSeals(block.extraData) };
  return keccak256(encodeRlp([...FIRST, ...later].map((field) => memberOf(header, field))));
}

/**
 * QBFT’s extra data is a list of five: vanity, validators, vote, round, seals. The hash by which a chain calls a block covers neither round
 * nor seals (Besu’s `encodeWithoutCommitSealsAndRoundNumber`): they are put to a block that has its hash.
 */
function withoutSeals(extraData: unknown): unknown {
  if (!isHexString(extraData) || extraData.length <= VANITY_DIGITS) return extraData;
  try {
    const items = decodeRlp(extraData);
    const isQbft = Array.isArray(items) && items.length === QBFT_ITEMS && Array.isArray(items[4]);
    return isQbft ? encodeRlp([...items.slice(0, 3), '0x', []]) : extraData;
  } catch {
    return extraData;
  }
}

/** 0x and 32 bytes: with no more than that there is no room for validators. */
const VANITY_DIGITS = 66;
const QBFT_ITEMS = 5;

function memberOf(block: NodeBlock, [name, kind]: Field): string | Uint8Array {
  const value = block[name];
  if (!isHexString(value)) throw new NodeAnswerInvalid(`a block without ${name}`);
  return kind === 'number' ? toBeArray(value) : value;
}
