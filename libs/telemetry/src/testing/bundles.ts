import type { Batch } from '../domain/batch/batch.js';
import { signBatch } from '../domain/batch/signed-batch.js';
import type { Bundle, BundleOperator } from '../domain/evidence/bundle/bundle.js';
import { encodeBundle } from '../domain/evidence/bundle/encode-bundle.js';
import type { BundleTrust } from '../domain/evidence/bundle/verify-bundle.js';
import { type Enrolment, signEnrolment } from '../domain/evidence/enrolment.js';
import { type EvidenceLeaf, leafHash } from '../domain/evidence/evidence-leaf.js';
import { consistencyProof, inclusionProof } from '../domain/evidence/proofs.js';
import { sha256 } from '../domain/sha256.js';
import { aBatch, aReading, GATEWAY, gatewayKey, SITE } from './batches.js';
import { ed25519Of, type KeyPair } from './keys.js';
import { grown } from './logs.js';
import { receiptKey } from './receipt-key.js';

export const operatorKey = ed25519Of('operator');
export const RECEIVED_AT_MS = 1_795_000_001_000;
/** Leaves of others before each of ours. */
const OTHERS = 3;

export interface BundleCase {
  readonly batches?: number;
  /** Leaves that the anchored tree has more than the bundle's. */
  readonly later?: number;
  readonly key?: KeyPair;
  readonly enrolment?: Partial<Enrolment>;
  /** By place. */
  readonly changed?: (batch: Batch, place: number) => Batch;
}

export interface BundleMade {
  readonly bundle: Bundle;
  readonly trust: Required<BundleTrust>;
}

/** An honest site: a gateway's batches in a log among those of others, a tree of them, and a later one that was anchored. */
export async function aBundle({
  batches = 3,
  later = 5,
  key = gatewayKey,
  enrolment,
  changed,
}: BundleCase = {}): Promise<BundleMade> {
  const leaves: EvidenceLeaf[] = [];
  let previousHash = new Uint8Array(32) as Uint8Array;
  for (let place = 0; place < batches; place += 1) {
    const batch = aBatch({ seq: BigInt(place), previousHash, readings: [aReading({ device: `scale-${place}` })] });
    const envelope = await signBatch(changed?.(batch, place) ?? batch, SITE, key);
    leaves.push({ envelope, receivedAtMs: RECEIVED_AT_MS + place, lease: 7n });
    previousHash = sha256(envelope);
  }
  const ofOther = (place: number) => sha256(Buffer.from(`other ${place}`));
  const hashes = leaves.flatMap((leaf, place) => [
    ...Array.from({ length: OTHERS }, (_, other) => ofOther(OTHERS * place + other)),
    leafHash(leaf),
  ]);
  const log = grown([...hashes, ...Array.from({ length: later }, (_, place) => ofOther(1_000 + place))]);
  const [size, anchored] = [hashes.length, hashes.length + later];
  const root = (of: number) => log.roots[of] ?? new Uint8Array(32);
  const enrolled = {
    ...{ site: SITE, gateway: GATEWAY, key: key.verifying, receiptKey: receiptKey.verifying },
    ...{ notBeforeMs: RECEIVED_AT_MS, ...enrolment },
  };
  const bundle: Bundle = {
    site: SITE,
    operator: operatorOf(operatorKey),
    gateways: [
      { name: GATEWAY, dialect: 'signed', mapping: null, enrolments: [await signEnrolment(enrolled, operatorKey)] },
    ],
    tree: { size, root: root(size) },
    anchor: { size: anchored, root: root(anchored), consistency: consistencyProof(size, anchored, log.read) },
    entries: leaves.map((leaf, place) => {
      const index = (OTHERS + 1) * place + OTHERS;
      return { ...leaf, gateway: GATEWAY, grade: 'signed', index, inclusion: inclusionProof(index, size, log.read) };
    }),
    alarm: null,
  };
  const trust = {
    operators: [{ site: SITE, ...operatorKey.verifying }],
    anchoredRoots: [{ site: SITE, size: anchored, root: root(anchored) }],
  };
  return { bundle, trust };
}

/** Nobody but the test vouches for it. */
export const operatorOf = ({ verifying: { algorithm, publicKey } }: KeyPair): BundleOperator => ({
  ...{ algorithm, publicKey },
  statements: [],
});

export const fileOf = (bundle: Bundle): Uint8Array => new TextEncoder().encode(encodeBundle(bundle));
