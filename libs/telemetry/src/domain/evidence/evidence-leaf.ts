import { hashOfLeaf } from './tree-hash.js';

/** What the log holds of a batch: the exact bytes, when they came, and the lease of the intake that took them. */
export interface EvidenceLeaf {
  readonly envelope: Uint8Array;
  /** By the clock of the intake: milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** The fencing number under which the intake held the gateway. */
  readonly lease: bigint;
}

/**
 * SHA-256(0x00, length of the envelope (u32), envelope, receivedAt in ms (u64), lease (u64)), integers big-endian. One field's bytes cannot
 * pass for another's: the length stands before the only field that has none of its own.
 */
export function leafHash({ envelope, receivedAtMs, lease }: EvidenceLeaf): Uint8Array {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, envelope.length);
  const circumstances = new DataView(new ArrayBuffer(16));
  circumstances.setBigUint64(0, BigInt(receivedAtMs));
  circumstances.setBigUint64(8, lease);
  return hashOfLeaf(new Uint8Array(length.buffer), envelope, new Uint8Array(circumstances.buffer));
}
