import type { Network } from '@tallystick/act-types';
import {
  type CalledAct,
  calledActs,
  decodeEvent,
  NodeAnswerInvalid,
  type NodeTransaction,
  readBlockHeader,
  signedBytes,
} from '@tallystick/chain/browser';
import { getAddress, isHexString } from 'ethers';
import type { OpenNode } from '../node/open-node.js';

/** A transaction and what it did. */
export interface TransactionActs {
  readonly hash: string;
  readonly block: number;
  readonly time: Date;
  /** The acts that it carries, their digests computed from what it carries. */
  readonly acts: readonly CalledAct[];
  /** The digests that the contracts' events name. */
  readonly recorded: ReadonlySet<string>;
}

/**
 * Reads a transaction's own bytes: that they are signed, and that the hash is theirs, is checked; that they are in that block is the node's word.
 * @throws NodeAnswerInvalid
 */
export async function transactionActs(
  { provider }: OpenNode,
  network: Network,
  hash: string,
): Promise<TransactionActs> {
  // Both at once: the provider makes one question of them.
  const [given, receipt] = await Promise.all([
    provider.send('eth_getTransactionByHash', [hash]) as Promise<unknown>,
    provider.getTransactionReceipt(hash),
  ]);
  if (typeof given !== 'object' || given === null) throw new NodeAnswerInvalid(`it knows no transaction ${hash}`);
  const transaction = given as NodeTransaction;
  const signed = signedBytes(transaction);
  if ('fault' in signed) throw new NodeAnswerInvalid(`transaction ${hash}: ${signed.fault}`);
  if (transaction.hash !== hash.toLowerCase()) throw new NodeAnswerInvalid(`it gave another transaction than ${hash}`);
  if (receipt?.status !== 1) throw new NodeAnswerInvalid(`transaction ${hash} is in no block, or failed`);
  const header = await readBlockHeader(provider, receipt.blockNumber);
  if (!header) throw new NodeAnswerInvalid(`it has no block ${receipt.blockNumber}`);
  const { to, input } = transaction;
  const events = receipt.logs.flatMap((log) => decodeEvent(network, header, log) ?? []);
  return {
    ...{ hash, block: header.number, time: header.time },
    acts: calledActs(network, { to: isHexString(to, 20) ? getAddress(to) : null, input: String(input) }),
    recorded: new Set(events.flatMap(({ args }) => ('digest' in args ? [args.digest] : []))),
  };
}
