import {
  type Batch,
  EnvelopeRefused,
  hashOfEnvelope,
  type Reading,
  signBatch,
  type Signer,
} from '@tallystick/telemetry';
import type { DiskBuffer, Head, SignedEnvelope } from '../buffer/disk-buffer.js';

/** Whose word a batch is. */
export interface Identity {
  readonly site: string;
  readonly gateway: string;
  readonly signer: Signer;
}

const NO_HASH = new Uint8Array(32);

/** Numbers batches and signs them, each on the one before. One at a time. */
export class BatchSigner {
  private bootEpoch: bigint;
  private head: Head | undefined;

  constructor(
    private readonly identity: Identity,
    buffer: Pick<DiskBuffer, 'beginEpoch' | 'head'>,
    nowMs: number,
  ) {
    this.head = buffer.head;
    this.bootEpoch = buffer.beginEpoch(nowMs);
  }

  beginEpoch(buffer: Pick<DiskBuffer, 'beginEpoch'>, nowMs: number): void {
    this.bootEpoch = buffer.beginEpoch(nowMs);
  }

  /**
   * The next batch. It has its number for good when `took` is told that it is stored.
   * @returns undefined when these readings are too large for one envelope
   */
  async sign(readings: readonly Reading[], sentAtMs: number): Promise<SignedEnvelope | undefined> {
    const batch = { ...this.next(), sentAtMs, readings };
    try {
      const envelope = await signBatch(batch, this.identity.site, this.identity.signer);
      return { bootEpoch: batch.bootEpoch, seq: batch.seq, hash: hashOfEnvelope(envelope), envelope };
    } catch (error) {
      if (error instanceof EnvelopeRefused && error.reason === 'envelope-too-large') return undefined;
      throw error;
    }
  }

  took({ bootEpoch, seq, hash }: SignedEnvelope): void {
    this.head = { bootEpoch, seq, hash };
  }

  private next(): Omit<Batch, 'sentAtMs' | 'readings'> {
    const { head, bootEpoch } = this;
    const { gateway } = this.identity;
    if (!head) return { gateway, bootEpoch, seq: 0n, previousHash: NO_HASH };
    if (head.bootEpoch === bootEpoch) return { gateway, bootEpoch, seq: head.seq + 1n, previousHash: head.hash };
    const previous = { bootEpoch: head.bootEpoch, seq: head.seq };
    return { gateway, bootEpoch, seq: 0n, previousHash: head.hash, previous };
  }
}
