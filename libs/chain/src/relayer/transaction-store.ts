import type { DataSource, EntityManager } from 'typeorm';
import { SentTransaction } from './sent-transaction.entity.js';
import { SignedVersion } from './signed-version.entity.js';

export interface SignedTransaction {
  readonly hash: string;
  readonly raw: string;
  readonly maxFeePerGas: bigint;
}

/** Every transaction that the relayer signed: written before it is sent, kept until it is long final. */
export class TransactionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** With their versions, the newest first; in the order in which they were first sent. */
  async unfinished(lanes: readonly string[]): Promise<SentTransaction[]> {
    return this.dataSource.manager
      .createQueryBuilder(SentTransaction, 'tx')
      .innerJoinAndSelect('tx.versions', 'version')
      .where(`tx.lane = ANY(:lanes) AND tx.state IN ('sent', 'included')`, { lanes })
      .orderBy('tx.id')
      .addOrderBy('version.version', 'DESC')
      .getMany();
  }

  async newestFinal(lane: string): Promise<SentTransaction | null> {
    return this.dataSource.manager.findOne(SentTransaction, { where: { lane, state: 'final' }, order: { id: 'DESC' } });
  }

  /** The nonce after the highest one that was ever signed, or 0. */
  async nextNonce(tx: EntityManager, lane: string): Promise<number> {
    const highest = await tx.findOne(SentTransaction, { where: { lane }, order: { id: 'DESC' } });
    return highest ? Number(highest.nonce) + 1 : 0;
  }

  async add(tx: EntityManager, lane: string, nonce: number, signed: SignedTransaction): Promise<SentTransaction> {
    const { id } = await tx.save(SentTransaction, { lane, nonce: String(nonce) });
    await this.addVersion(tx, id, 1, signed);
    return tx.findOneOrFail(SentTransaction, { where: { id }, relations: { versions: true } });
  }

  async addVersion(
    tx: EntityManager,
    transactionId: string,
    version: number,
    signed: SignedTransaction,
  ): Promise<void> {
    const { hash, raw, maxFeePerGas } = signed;
    await tx.insert(SignedVersion, { hash, transactionId, version, raw, maxFeePerGas: maxFeePerGas.toString() });
  }

  async noteSent(hash: string): Promise<void> {
    await this.dataSource.query('UPDATE chain.signed_version SET last_sent_at = now() WHERE hash = $1', [hash]);
  }

  async setIncluded(
    tx: EntityManager,
    id: string,
    block: { readonly number: number; readonly hash: string },
  ): Promise<void> {
    await tx.update(
      SentTransaction,
      { id },
      { state: 'included', blockNumber: String(block.number), blockHash: block.hash },
    );
  }

  async setFinal(id: string): Promise<void> {
    await this.dataSource.manager.update(SentTransaction, { id }, { state: 'final' });
  }

  async setSent(tx: EntityManager, id: string): Promise<void> {
    await tx.update(SentTransaction, { id }, { state: 'sent', blockNumber: null, blockHash: null });
  }

  async setDead(tx: EntityManager, id: string): Promise<void> {
    await tx.update(SentTransaction, { id }, { state: 'dead', blockNumber: null, blockHash: null });
  }

  /** The chain fell behind what was final: all that is kept has to be looked for again. */
  async reopen(lane: string): Promise<void> {
    await this.dataSource.manager.update(
      SentTransaction,
      { lane, state: 'final' },
      { state: 'sent', blockNumber: null, blockHash: null },
    );
  }

  async forget(belowBlock: number): Promise<void> {
    await this.dataSource.query(`DELETE FROM chain.sent_transaction WHERE state = 'final' AND block_number < $1`, [
      belowBlock,
    ]);
    await this.dataSource.query(
      `DELETE FROM chain.sent_transaction t WHERE t.state = 'dead'
         AND NOT EXISTS (SELECT 1 FROM chain.sent_transaction o WHERE o.lane = t.lane AND o.nonce < t.nonce AND o.state <> 'dead')
         AND EXISTS (SELECT 1 FROM chain.sent_transaction o WHERE o.lane = t.lane AND o.nonce > t.nonce AND o.state = 'final')`,
    );
  }
}
