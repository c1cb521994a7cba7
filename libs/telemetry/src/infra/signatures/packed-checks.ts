import { ALGORITHMS, SIGNATURE_BYTES, type SignatureAlgorithm } from '../../domain/cose/signature-algorithm.js';

/** A signature to check: it is canonical, and its key is sound. */
export interface SignatureCheck {
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Of the algorithm 1, of the key 1, of the message 4, little-endian. */
const HEAD_BYTES = 6;

/**
 * Several checks in one piece of memory: sent to a thread as they are, each small array would take all of the memory that it is a window on, or a
 * copy of its own.
 */
export function packChecks(checks: readonly SignatureCheck[]): Uint8Array<ArrayBuffer> {
  const packed = Buffer.from(new ArrayBuffer(checks.reduce((bytes, check) => bytes + packedBytes(check), 0)));
  let at = 0;
  for (const { algorithm, publicKey, message, signature } of checks) {
    at = packed.writeUInt8(ALGORITHMS.indexOf(algorithm), at);
    at = packed.writeUInt8(publicKey.length, at);
    at = packed.writeUInt32LE(message.length, at);
    for (const bytes of [publicKey, signature, message]) {
      packed.set(bytes, at);
      at += bytes.length;
    }
  }
  return packed;
}

/** What was packed, as windows on it. */
export function unpackChecks(packed: Uint8Array): SignatureCheck[] {
  const view = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const checks: SignatureCheck[] = [];
  for (let at = 0; at < view.length;) {
    const algorithm = ALGORITHMS[view.readUInt8(at)] ?? 'EdDSA';
    const key = at + HEAD_BYTES;
    const signature = key + view.readUInt8(at + 1);
    const message = signature + SIGNATURE_BYTES;
    const end = message + view.readUInt32LE(at + 2);
    checks.push({
      algorithm,
      publicKey: view.subarray(key, signature),
      signature: view.subarray(signature, message),
      message: view.subarray(message, end),
    });
    at = end;
  }
  return checks;
}

const packedBytes = ({ publicKey, signature, message }: SignatureCheck) =>
  HEAD_BYTES + publicKey.length + signature.length + message.length;
