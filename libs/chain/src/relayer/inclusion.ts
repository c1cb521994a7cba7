import type { Network } from '@tallystick/act-types';
import type { JsonRpcProvider, TransactionReceipt } from 'ethers';
import type { DataSource } from 'typeorm';
import { type BlockHeader, readBlockHeader } from '../contracts/block-header.js';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { decodeRevert } from '../contracts/decode-revert.js';
import { ChainRefusal, NodeAnswerInvalid } from '../contracts/errors.js';
import { type ActCause, tellOfAct } from '../outbox/act-cause.js';
import type { OutboxQueue } from './outbox-queue.js';
import type { SentTransaction } from './sent-transaction.entity.js';
import type { TransactionStore } from './transaction-store.js';

/** Follows transactions into blocks, and out of them again when a block goes. */
export class Inclusion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: JsonRpcProvider,
    private readonly network: Network,
    private readonly store: TransactionStore,
    private readonly queue: OutboxQueue,
  ) {}

  /** Looks where a transaction is now. @returns whether it is in a block */
  async follow(transaction: SentTransaction, finalHead: BlockHeader): Promise<boolean> {
    const receipt = await this.receiptOf(transaction);
    if (!receipt) {
      if (transaction.state === 'included') await this.leaveBlock(transaction);
      return false;
    }
    if (transaction.blockHash !== receipt.blockHash) await this.enterBlock(transaction, receipt);
    if (receipt.blockNumber <= finalHead.number) await this.settle(transaction, receipt);
    return true;
  }

  /** Whether somebody else's transaction has its nonce in a final block, so that it can never run. */
  async isDead(transaction: SentTransaction, finalHead: BlockHeader): Promise<boolean> {
    const used = await this.provider.getTransactionCount(transaction.lane, finalHead.number);
    // The receipts are asked for after the count: in this order a block that comes in between cannot make a live one look dead.
    return used > Number(transaction.nonce) && (await this.receiptOf(transaction)) === undefined;
  }

  async bury(transaction: SentTransaction): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.store.setDead(tx, transaction.id);
      await this.queue.release(tx, transaction.id);
    });
  }

  /** Whether the newest transaction that counted as final is still where it was; if not, all that are kept are looked for again. */
  async isStillFinal(lane: string): Promise<boolean> {
    const newest = await this.store.newestFinal(lane);
    if (!newest) return true;
    const header = await readBlockHeader(this.provider, Number(newest.blockNumber));
    return header?.hash === newest.blockHash;
  }

  private async receiptOf({ versions, lane }: SentTransaction): Promise<TransactionReceipt | undefined> {
    const receipts = await Promise.all(versions.map(({ hash }) => this.provider.getTransactionReceipt(hash)));
    const receipt = receipts.find((found) => found !== null) ?? undefined;
    if (receipt && (receipt.from !== lane || receipt.to !== this.network.contracts.relay)) {
      throw new NodeAnswerInvalid(`a receipt of another transaction than ${receipt.hash}`);
    }
    return receipt;
  }

  private async enterBlock(transaction: SentTransaction, receipt: TransactionReceipt): Promise<void> {
    const failures = failuresIn(receipt, this.network.contracts.relay);
    const refused = new Map<ActCause, ChainRefusal>();
    await this.dataSource.transaction(async (tx) => {
      await this.store.setIncluded(tx, transaction.id, { number: receipt.blockNumber, hash: receipt.blockHash });
      for (const act of await this.queue.carriedBy(tx, transaction.id)) {
        const refusal = receipt.status === 1 ? failures.get(act.digest) : batchReverted();
        if (!refusal) continue;
        await this.queue.markFailed(tx, act.digest, refusal, 'block');
        refused.set(act, refusal);
      }
      await this.queue.markIncluded(tx, transaction.id);
    });
    transaction.state = 'included';
    for (const [act, { code }] of refused)
      tellOfAct('refused', act, { sinceMs: act.enqueuedAt.getTime(), transaction: receipt.hash, refusedBy: code });
  }

  private async leaveBlock(transaction: SentTransaction): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.store.setSent(tx, transaction.id);
      await this.queue.markSentAgain(tx, transaction.id);
    });
    transaction.state = 'sent';
  }

  private async settle(transaction: SentTransaction, receipt: TransactionReceipt): Promise<void> {
    const header = await readBlockHeader(this.provider, receipt.blockNumber);
    if (header?.hash === receipt.blockHash) await this.store.setFinal(transaction.id);
  }
}

function failuresIn(receipt: TransactionReceipt, relay: string): Map<string, ChainRefusal> {
  const failures = new Map<string, ChainRefusal>();
  for (const log of receipt.logs) {
    if (log.address !== relay) continue;
    const parsed = contractInterfaces.relay.parseLog(log);
    if (parsed?.name === 'ActFailed')
      failures.set(String(parsed.args.digest), decodeRevert(String(parsed.args.reason)));
  }
  return failures;
}

function batchReverted(): ChainRefusal {
  return new ChainRefusal(
    'batch-reverted',
    'unavailable',
    'The whole transaction reverted, so none of its acts ran.',
    {},
  );
}
