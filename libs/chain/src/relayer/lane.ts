import type { Network } from '@tallystick/act-types';
import { computeAddress, type JsonRpcProvider, SigningKey, Transaction } from 'ethers';
import type { DataSource, EntityManager } from 'typeorm';
import type { BlockHeader } from '../contracts/block-header.js';
import { ChainRefusal } from '../contracts/errors.js';
import type { WorkerFaultPoints } from '../contracts/fault-points.js';
import { tellOfAct } from '../outbox/act-cause.js';
import type { OutboxEntry } from '../outbox/outbox-entry.entity.js';
import type { ActCheck } from './act-check.js';
import { type Fees, marketFees, raisedFees } from './fees.js';
import type { OutboxQueue } from './outbox-queue.js';
import { type BatchLimits, encodeBatch, firstThatFit, gasOfBatch, type RelayCall } from './relay-batch.js';
import type { RelayerLimits } from './relayer-settings.js';
import { sendRaw, type SendResult } from './send-raw.js';
import type { SentTransaction } from './sent-transaction.entity.js';
import { type RelayTransaction, signTransaction } from './sign-transaction.js';
import type { SignedTransaction, TransactionStore } from './transaction-store.js';

/** What the lanes of a relayer share. */
export interface LaneTools {
  readonly dataSource: DataSource;
  readonly provider: JsonRpcProvider;
  readonly network: Network;
  readonly store: TransactionStore;
  readonly queue: OutboxQueue;
  readonly check: ActCheck;
  readonly limits: RelayerLimits;
  readonly faults: WorkerFaultPoints;
}

/** What one turn of a lane came to. */
export interface RelayedBatch {
  readonly actsLookedAt: number;
  /** The transaction that was made and sent, if an act was ready. */
  readonly transactionId?: string;
}

/** One relayer key: it signs, numbers and sends. Its caller has the lane to itself. */
export class Lane {
  readonly address: string;
  private readonly key: SigningKey;

  constructor(
    privateKey: string,
    private readonly tools: LaneTools,
  ) {
    this.key = new SigningKey(privateKey);
    this.address = computeAddress(this.key);
  }

  /**
   * Puts the next acts of the outbox into a transaction and sends it. It is stored first: should we fall in between, the same bytes go out
   * again, so one nonce never has two contents.
   */
  async relayNext(finalHead: BlockHeader): Promise<RelayedBatch> {
    const { dataSource, queue } = this.tools;
    const refused = new Map<OutboxEntry, ChainRefusal>();
    const { actsLookedAt, signed } = await dataSource.transaction(async (tx) => {
      const entries = await queue.take(tx);
      const room = this.roomIn(finalHead);
      const ready = await this.ready(tx, entries, room, refused);
      const batch = firstThatFit(ready, room);
      return {
        actsLookedAt: entries.length,
        signed: batch.length > 0 ? await this.sign(tx, batch, finalHead) : undefined,
      };
    });
    for (const [entry, { code }] of refused) tellOfAct('refused', entry, { ...sinceItCame(entry), refusedBy: code });
    if (!signed) return { actsLookedAt };
    await this.send(signed.version);
    const transaction = signed.version.hash;
    for (const entry of signed.entries) tellOfAct('relayed', entry, { ...sinceItCame(entry), transaction });
    return { actsLookedAt, transactionId: signed.transactionId };
  }

  /** Sends the dearest version of a stored transaction once more. */
  async sendAgain(transaction: SentTransaction): Promise<SendResult> {
    const [newest] = transaction.versions;
    if (!newest) throw new Error(`transaction ${transaction.id} has no signed version`);
    return this.send(newest);
  }

  /** Signs the same content with a higher fee and sends it. @returns false if the limit allows none */
  async raiseFee(transaction: SentTransaction): Promise<boolean> {
    const [newest] = transaction.versions;
    if (!newest) return false;
    const { store, dataSource, provider, limits } = this.tools;
    const former = Transaction.from(newest.raw);
    const fees = raisedFees(feesOf(former), await marketFees(provider, limits.maxFeePerGasWei), limits.maxFeePerGasWei);
    if (!fees) return false;
    const { to, data, nonce, chainId } = former;
    if (to === null) throw new Error(`transaction ${transaction.id} calls nothing`);
    const signed = this.signed({ ...fees, data, nonce, chainId, to, gasLimit: Number(former.gasLimit) });
    await store.addVersion(dataSource.manager, transaction.id, newest.version + 1, signed);
    await this.send(signed);
    return true;
  }

  /** A transaction that no block has room for would hold its lane up for ever. */
  private roomIn({ gasLimit }: BlockHeader): BatchLimits {
    const { batchGas, batchCalldataBytes } = this.tools.limits;
    return { batchGas: Math.min(batchGas, gasLimit), batchCalldataBytes };
  }

  /** Those that would run now. One that could not be asked about waits for the next turn, and keeps nobody else. */
  private async ready(
    tx: EntityManager,
    entries: readonly OutboxEntry[],
    room: BatchLimits,
    refused: Map<OutboxEntry, ChainRefusal>,
  ): Promise<{ entry: OutboxEntry; call: RelayCall }[]> {
    const answers = await this.tools.check.check(entries, room);
    const ready: { entry: OutboxEntry; call: RelayCall }[] = [];
    for (const [index, entry] of entries.entries()) {
      const answer = answers[index];
      if (answer?.status !== 'fulfilled') continue;
      if (answer.value instanceof ChainRefusal) {
        await this.tools.queue.markFailed(tx, entry.digest, answer.value, 'check');
        refused.set(entry, answer.value);
      } else ready.push({ entry, call: answer.value });
    }
    const unasked = answers.find((answer) => answer.status === 'rejected');
    if (unasked && answers.every(({ status }) => status === 'rejected')) throw unasked.reason;
    return ready;
  }

  private async sign(
    tx: EntityManager,
    batch: readonly { readonly entry: OutboxEntry; readonly call: RelayCall }[],
    finalHead: BlockHeader,
  ): Promise<{ transactionId: string; version: SignedTransaction; entries: readonly OutboxEntry[] }> {
    const { provider, network, store, queue, limits } = this.tools;
    const calls = batch.map(({ call }) => call);
    const nonce = await this.nextNonce(tx, finalHead);
    const version = this.signed({
      to: network.contracts.relay,
      data: encodeBatch(calls),
      nonce,
      gasLimit: gasOfBatch(calls),
      chainId: BigInt(network.chainId),
      ...(await marketFees(provider, limits.maxFeePerGasWei)),
    });
    const { id } = await store.add(tx, this.address, nonce, version);
    await queue.markSent(
      tx,
      batch.map(({ entry }) => entry.digest),
      id,
    );
    return { transactionId: id, version, entries: batch.map(({ entry }) => entry) };
  }

  /**
   * The number after the last one that we signed. The chain's count serves only a key that was used elsewhere before, and only as of a final
   * block: a later count may be taken back, and would leave a gap that no transaction fills.
   */
  private async nextNonce(tx: EntityManager, finalHead: BlockHeader): Promise<number> {
    const used = await this.tools.provider.getTransactionCount(this.address, finalHead.number);
    return Math.max(used, await this.tools.store.nextNonce(tx, this.address));
  }

  private signed(content: RelayTransaction): SignedTransaction {
    return { ...signTransaction(content, this.key), maxFeePerGas: content.maxFeePerGas };
  }

  private async send({ hash, raw }: { readonly hash: string; readonly raw: string }): Promise<SendResult> {
    await this.tools.faults.reach('before-send');
    const result = await sendRaw(this.tools.provider, raw);
    await this.tools.faults.reach('after-send');
    await this.tools.store.noteSent(hash);
    return result;
  }
}

const sinceItCame = ({ enqueuedAt }: OutboxEntry) => ({ sinceMs: enqueuedAt.getTime() });

function feesOf(transaction: Transaction): Fees {
  return { maxFeePerGas: transaction.maxFeePerGas ?? 0n, maxPriorityFeePerGas: transaction.maxPriorityFeePerGas ?? 0n };
}
