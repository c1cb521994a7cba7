import type { Decimal } from '@tallystick/kernel';

/** One measured value. Names are those of SenML (RFC 8428 4.5.1) without the slash, which MQTT topics use. */
export interface Reading {
  readonly device: string;
  readonly metric: string;
  /** When it was measured, by the gateway's clock: milliseconds since 1970. */
  readonly atMs: number;
  /** Exact, as the device gave it: what was 20.50 is 20.5. */
  readonly value: Decimal;
  /** A unit of SenML's registry or of UCUM, printable ASCII. */
  readonly unit: string;
  /** Of the value, in its unit; not negative. */
  readonly uncertainty?: Decimal;
}

/** The last batch that a gateway signed before it started anew. */
export interface EpochLink {
  readonly bootEpoch: bigint;
  readonly seq: bigint;
}

/** What a gateway signs. Known by `(gateway, bootEpoch, seq)`. */
export interface Batch {
  readonly gateway: string;
  /** Grows at every start of the gateway. */
  readonly bootEpoch: bigint;
  /** From 0 within an epoch, without holes. */
  readonly seq: bigint;
  /** SHA-256 of the envelope before this one; 32 zero bytes only at the first of an epoch whose gateway remembers none. */
  readonly previousHash: Uint8Array;
  /** At the first of an epoch: which batch `previousHash` is of. */
  readonly previous?: EpochLink;
  readonly sentAtMs: number;
  /** None is a sign of life. */
  readonly readings: readonly Reading[];
}

export const HASH_BYTES = 32;

export const isZeroHash = (hash: Uint8Array): boolean => hash.every((byte) => byte === 0);
